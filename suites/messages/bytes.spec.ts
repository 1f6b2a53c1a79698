import { expect, reply, scenario, step, verifies, type Answer, type ServiceRequest } from '../../fixtures/index.js';

/** JSON that a parser and a printer would not give back as it is. */
const numbers =
  '["numbers",12345678901234567890,-9007199254740993,1.0,1.50,-0,1e3,1E+2,0.1e-7,123456789.000000000000001]';
const notation =
  '["notation", {"z":1,"a":2,"10":3,"9":4,"z":5} , "\\u0041\\u00e9\\/\\ud83d\\ude00\\t" ,\t[ 1 ,2 ],  {  } ]';
/** Integers that every JSON parser reads alike. */
const integers = [0, -1, 1, 4_294_967_296, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const;
const beyondAscii = '["text","grüße","日本語","😀👩‍👩‍👧","e\u0301","\u2028\u2029","\ufeffbom","\u007f\u0080"]';

const emitted: readonly [string, string, string][] = [
  ['numbers', 'MESSAGES-BYTES-01', numbers],
  ['escapes, white space, key order and repeated keys', 'MESSAGES-BYTES-02', notation],
];

for (const [what, id, payload] of emitted) {
  scenario(`${what} of an event are delivered unchanged`, verifies(id), async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    const packet = `42${ns.path},3${payload}`;
    await client.send(packet);
    const { body, text } = await eventHandler.next('message');
    expect(text).toBe(packet);
    expect(body.equals(Buffer.from(packet, 'utf8'))).toBe(true);
  });
}

scenario(
  'integers of an event are delivered with the same values',
  verifies('MESSAGES-BYTES-08'),
  async ({ connect, eventHandler }) => {
    const client = await connect();
    client.emit('integers', ...integers);
    expect((await eventHandler.next('message')).args).toEqual(integers);
  },
);

scenario(
  'strings of an event are delivered equal as JSON',
  verifies('MESSAGES-BYTES-03'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    await client.send(`42${ns.path},3${beyondAscii}`);
    expect((await eventHandler.next('message')).args).toEqual(argumentsOf(beyondAscii));
  },
);

const answered: readonly [string, string, readonly string[]][] = [
  ['numbers, escapes, white space, key order and repeated keys', 'MESSAGES-BYTES-04', [numbers, notation]],
  ['characters beyond ASCII', 'MESSAGES-BYTES-05', [beyondAscii]],
];

for (const [what, id, payloads] of answered) {
  scenario(`${what} of an answer are received unchanged`, verifies(id), async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    for (const payload of payloads) {
      const packet = `43${ns.path},3${payload}`;
      for (const answer of [reply(packet), withCharset(packet)]) {
        eventHandler.onMessage('ask', () => answer);
        await client.send(`42${ns.path},3["ask"]`);
        expect(await step('MESSAGES-ANSWER-01', () => client.next())).toBe(packet);
      }
    }
  });
}

scenario(
  'numbers, escapes, white space, key order and repeated keys of a REST send are received unchanged',
  verifies('MESSAGES-BYTES-06'),
  async ({ rawSocket, service, hub, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    for (const payload of [numbers, notation]) {
      const packet = `42${ns.path},${payload}`;
      await service.sendToGroup(ns.group, packet);
      expect(await step('REST-SEND-02', () => client.next())).toBe(packet);
      await service.request(plainSend(hub('handler'), ns.group, packet));
      expect(await step('REST-SEND-02', () => client.next())).toBe(packet);
    }
  },
);

scenario(
  'integers of a REST send are received with the same values',
  verifies('MESSAGES-BYTES-09'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    await service.sendToGroup(ns.group, ns.event('integers', ...integers));
    expect(await client.next('integers')).toEqual(integers);
  },
);

scenario(
  'strings of a REST send are received equal as JSON',
  verifies('MESSAGES-BYTES-07'),
  async ({ connect, service, hub, ns }) => {
    const client = await connect();
    const packet = `42${ns.path},${beyondAscii}`;
    await service.sendToGroup(ns.group, packet);
    expect(await client.next('text')).toEqual(argumentsOf(beyondAscii));
    await service.request(plainSend(hub('handler'), ns.group, packet));
    expect(await client.next('text')).toEqual(argumentsOf(beyondAscii));
  },
);

function argumentsOf(payload: string): unknown[] {
  return (JSON.parse(payload) as unknown[]).slice(1);
}

/** A send whose type has no charset. */
function plainSend(hub: string, group: string, body: string): ServiceRequest {
  return {
    method: 'POST',
    path: `/api/hubs/${hub}/groups/${group}/:send`,
    headers: { 'Content-Type': 'text/plain' },
    body,
  };
}

/** The Functions extension names the charset of its answers. */
function withCharset(packet: string): Answer {
  return { status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: packet };
}
