import {
  expect,
  findChromium,
  findPeerCommand,
  scenario,
  skipDescription,
  startBrowserClient,
  startPeerClient,
  verifies,
} from '../../fixtures/index.js';

/** Browsers and interpreters are slow to start. */
const peerTimeoutMs = 90_000;

scenario(
  'a page of another origin connects by polling, changes to WebSocket, emits and receives',
  verifies('TRANSPORTS-BROWSER-01'),
  async ({ scenarioContext, ns, service, eventHandler }, testInfo) => {
    testInfo.setTimeout(peerTimeoutMs);
    const executablePath = findChromium() ?? '';
    testInfo.skip(
      executablePath === '',
      skipDescription('left out', 'no Chromium on this machine (CHROMIUM_PATH names one)'),
    );
    eventHandler.onMessage('echo', (message) => message.ack(...message.args));
    scenarioContext.needsWebhooks();
    const browser = await startBrowserClient(executablePath);
    try {
      const { socketId, transport } = await browser.connect(scenarioContext.address({}).address, ns.path);
      expect(transport).toBe('websocket');
      await eventHandler.next('connect', { namespace: ns });
      expect(await browser.emitWithAck('echo', 'grüezi')).toBe('grüezi');
      const news = browser.next('news');
      await service.sendToGroup(ns.socket(socketId), ns.event('news', { a: [1] }));
      expect(await news).toEqual([{ a: [1] }]);
    } finally {
      await browser.close();
    }
  },
);

const peers = [
  {
    name: 'python-socketio',
    language: 'python',
    lacks: 'no Python with python-socketio, requests and websocket-client',
  },
  { name: 'socket.io-client-java', language: 'java', lacks: 'no client in Java' },
  { name: 'a client in Go', language: 'go', lacks: 'no client in Go' },
] as const;

const ways = [
  { way: 'connected by WebSocket alone', number: '01', transports: ['websocket'] },
  { way: 'upgraded from polling to WebSocket', number: '02', transports: ['polling', 'websocket'] },
] as const;

for (const { name, language, lacks } of peers) {
  for (const { way, number, transports } of ways) {
    scenario(
      `${name}, ${way}, emits and receives`,
      verifies(`TRANSPORTS-${language.toUpperCase()}-${number}`),
      async ({ scenarioContext, ns, service, eventHandler }, testInfo) => {
        testInfo.setTimeout(peerTimeoutMs);
        const command = findPeerCommand(language);
        if (command === undefined) {
          testInfo.skip(true, skipDescription('left out', `${lacks} (npm run prepare:languages)`));
          return;
        }
        eventHandler.onMessage('echo', (message) => message.ack(...message.args));
        scenarioContext.needsWebhooks();
        const { address } = scenarioContext.address({});
        const peer = await startPeerClient(command, { address, namespace: ns.path, transports, events: ['news'] });
        try {
          expect(peer.transport).toBe('websocket');
          await eventHandler.next('connect', { namespace: ns });
          const values = ['grüezi', 1.5, { list: [true, null] }];
          expect(await peer.emitWithAck('echo', ...values)).toEqual(values);
          await service.sendToGroup(ns.socket(peer.socketId), ns.event('news', { a: [1] }));
          expect(await peer.nextEvent()).toEqual({ name: 'news', arguments: [{ a: [1] }] });
        } finally {
          peer.close();
        }
        await eventHandler.next('disconnected', { namespace: ns });
      },
    );
  }
}
