import { expect, reply, scenario, verifies } from '../../fixtures/index.js';

/** What is carried, as the JSON of an event's name and arguments. */
const contents = {
  'null, empty and nested values':
    '["json",null,[],{},"",false,0,[null],[[],[[]]],{"a":null,"b":[],"c":{},"":"","d":[{"e":[null,{"f":""}]}]}]',
  'escaped characters, and strings that look like other values':
    '["json","\\u0000","a\\u0000b\\u001e\\u001f","\\/","<b>&\'\\"<\\/b>","\\u003c","\\\\u0041","9007199254740993","1.0","-0","null","true","{}"]',
  'fractions and exponents': '["json",0.1,-2.5e-7,123456.789,1.7976931348623157e308,5e-324]',
  'lists that are nested 200 deep': `["json",${'['.repeat(200)}${']'.repeat(200)}]`,
  'escapes of lone surrogates': '["json","\\ud800","\\udc00x"]',
} as const;

type Content = keyof typeof contents;

const argumentsOf = (content: Content) => (JSON.parse(contents[content]) as unknown[]).slice(1);

const emitted: readonly (readonly [Content, string])[] = [
  ['null, empty and nested values', 'MESSAGES-BYTES-10'],
  ['escaped characters, and strings that look like other values', 'MESSAGES-BYTES-03'],
  ['fractions and exponents', 'MESSAGES-BYTES-15'],
  ['lists that are nested 200 deep', 'MESSAGES-BYTES-13'],
  ['escapes of lone surrogates', 'MESSAGES-BYTES-14'],
];

for (const [content, id] of emitted) {
  scenario(
    `${content} of an event are delivered as they are`,
    verifies(id),
    async ({ rawSocket, eventHandler, ns }) => {
      const client = await rawSocket();
      await client.join(ns);
      await client.send(`42${ns.path},${contents[content]}`);
      expect((await eventHandler.next('message')).args).toEqual(argumentsOf(content));
    },
  );
}

const answered: readonly (readonly [Content, string])[] = [
  ['null, empty and nested values', 'MESSAGES-BYTES-12'],
  ['escaped characters, and strings that look like other values', 'MESSAGES-BYTES-04'],
  ['lists that are nested 200 deep', 'MESSAGES-BYTES-13'],
  ['escapes of lone surrogates', 'MESSAGES-BYTES-14'],
];

for (const [content, id] of answered) {
  scenario(`${content} of an answer are received as they are`, verifies(id), async ({ connect, eventHandler, ns }) => {
    eventHandler.onMessage('ask', () => reply(`42${ns.path},${contents[content]}`));
    const client = await connect();
    client.emit('ask');
    expect(await client.next('json')).toEqual(argumentsOf(content));
  });
}

const sent: readonly (readonly [Content, string])[] = [
  ['null, empty and nested values', 'MESSAGES-BYTES-11'],
  ['escaped characters, and strings that look like other values', 'MESSAGES-BYTES-07'],
  ['fractions and exponents', 'MESSAGES-BYTES-16'],
  ['lists that are nested 200 deep', 'MESSAGES-BYTES-13'],
  ['escapes of lone surrogates', 'MESSAGES-BYTES-14'],
];

for (const [content, id] of sent) {
  scenario(`${content} of a REST send are received as they are`, verifies(id), async ({ connect, service, ns }) => {
    const client = await connect();
    await service.sendToGroup(ns.group, `42${ns.path},${contents[content]}`);
    expect(await client.next('json')).toEqual(argumentsOf(content));
  });
}
