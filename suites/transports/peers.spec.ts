import {
  expect,
  findChromium,
  findPythonWithSocketIo,
  scenario,
  skipDescription,
  startBrowserClient,
  startPeer,
  verifies,
} from '../../fixtures/index.js';
import { packageFile } from '../../specs/package-file.js';

/** Browsers and interpreters are slow to start. */
const peerTimeoutMs = 90_000;

scenario(
  'a page of another origin connects by polling, changes to WebSocket, emits and receives',
  verifies('TRANSPORTS-BROWSER-01'),
  async ({ bench, ns, service, upstream }, testInfo) => {
    testInfo.setTimeout(peerTimeoutMs);
    const executablePath = findChromium() ?? '';
    testInfo.skip(
      executablePath === '',
      skipDescription('left out', 'no Chromium on this machine (CHROMIUM_PATH names one)'),
    );
    upstream.onMessage('echo', (message) => message.ack(...message.args));
    const browser = await startBrowserClient(executablePath);
    try {
      const { socketId, transport } = await browser.connect(bench.address({}).address, ns.path);
      expect(transport).toBe('websocket');
      expect((await upstream.next('connect', { namespace: ns })).socketId).toBe(socketId);
      expect(await browser.emitWithAck('echo', 'grüezi')).toBe('grüezi');
      const news = browser.next('news');
      await service.sendToGroup(ns.socket(socketId), ns.event('news', { a: [1] }));
      expect(await news).toEqual([{ a: [1] }]);
    } finally {
      await browser.close();
    }
  },
);

for (const transport of ['polling', 'websocket']) {
  scenario(
    `a client in Python connects by ${transport}, emits and receives`,
    verifies('TRANSPORTS-PYTHON-01'),
    async ({ bench, ns, service, upstream }, testInfo) => {
      testInfo.setTimeout(peerTimeoutMs);
      const python = findPythonWithSocketIo() ?? '';
      testInfo.skip(
        python === '',
        skipDescription('left out', 'no Python with python-socketio and requests on this machine'),
      );
      upstream.onMessage('echo', (message) => message.ack(...message.args));
      const { endpoint, path, query } = bench.address({}).address;
      const options = {
        url: `${endpoint}?${new URLSearchParams(query).toString()}`,
        path,
        namespace: ns.path,
        transports: [transport],
        timeoutSeconds: 10,
      };
      const peer = startPeer(python, [packageFile('fixtures/peers/python-client.py'), JSON.stringify(options)]);
      try {
        const { socketId } = await peer.next('connected');
        expect((await upstream.next('connect', { namespace: ns })).socketId).toBe(socketId);
        peer.tell({ event: 'echo', arguments: ['grüezi'] });
        expect(await peer.next('ack')).toMatchObject({ arguments: 'grüezi' });
        await service.sendToGroup(ns.socket(String(socketId)), ns.event('news', { a: [1] }));
        expect(await peer.next('event')).toMatchObject({ name: 'news', arguments: [{ a: [1] }] });
      } finally {
        peer.close();
      }
      await upstream.next('disconnected', { namespace: ns });
    },
  );
}
