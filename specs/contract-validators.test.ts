import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readSchema, schemaNames, validateAgainstSchema } from './contract-validators.js';

describe.each(schemaNames())('schema %s', (name) => {
  const schema = readSchema(name);

  it('is named by its file, and explains itself', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${name}.schema.json`,
      title: expect.any(String) as string,
      description: expect.any(String) as string,
    });
  });

  it('is a valid schema', () => {
    const ajv = new Ajv2020();
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
  });

  it('accepts its own examples', () => {
    const examples = (schema['examples'] ?? []) as unknown[];
    for (const example of examples) expect(validateAgainstSchema(name, example)).toEqual([]);
  });
});

const connectHeaders = {
  'webhook-request-origin': 'localhost',
  'content-type': 'application/json; charset=utf-8',
  'ce-specversion': '1.0',
  'ce-type': 'azure.webpubsub.sys.connect',
  'ce-source': '/hubs/hub/client/c1',
  'ce-id': '0',
  'ce-time': '2024-01-01T00:00:00Z',
  'ce-signature': `sha256=${'0'.repeat(64)},sha256=${'f'.repeat(64)}`,
  'ce-connectionid': 'c1',
  'ce-hub': 'hub',
  'ce-eventname': 'connect',
  'ce-namespace': '/',
  'ce-socketid': 's1',
};
const messageHeaders = {
  ...connectHeaders,
  'content-type': 'text/plain',
  'ce-type': 'azure.webpubsub.user.message',
  'ce-eventname': 'hello world',
};

const rows: [title: string, schema: string, value: unknown, violations: string[]][] = [
  ['complete connect headers', 'webhook-headers#connect', connectHeaders, []],
  [
    'optional and unknown headers',
    'webhook-headers#connect',
    { ...connectHeaders, 'ce-userid': 'ana', 'x-more': '1' },
    [],
  ],
  ['message headers', 'webhook-headers#message', messageHeaders, []],
  [
    'a header that is missing',
    'webhook-headers#connect',
    Object.fromEntries(Object.entries(connectHeaders).filter(([name]) => name !== 'ce-hub')),
    ['the value: member "ce-hub" is missing'],
  ],
  [
    "another event's type",
    'webhook-headers#connected',
    { ...connectHeaders, 'ce-eventname': 'connected' },
    ['/ce-type: saw "azure.webpubsub.sys.connect", expected "azure.webpubsub.sys.connected"'],
  ],
  [
    'an event name with a control character',
    'webhook-headers#message',
    { ...messageHeaders, 'ce-eventname': 'a\tb' },
    ['/ce-eventname: saw "a\\tb", expected text that matches ^[^\\u0000-\\u001f\\u007f]+$'],
  ],
  [
    'a connect body without subprotocols',
    'webhook-connect-request',
    { claims: {}, query: {}, headers: {}, clientCertificates: [] },
    [],
  ],
  [
    'a claim that is not a list',
    'webhook-connect-request',
    { claims: { sub: 'ana' }, query: {}, headers: {}, clientCertificates: [] },
    ['/claims/sub: saw "ana", expected type array'],
  ],
  ['a connected body with a member', 'webhook-connected-request', { a: 1 }, []],
  ['a connected body that is a list', 'webhook-connected-request', [], ['the value: saw [], expected type object']],
  [
    'a time with an offset in numbers',
    'webhook-headers#connect',
    { ...connectHeaders, 'ce-time': '2024-01-01T00:00:00+00:00' },
    [],
  ],
  [
    'a delivery without the origin',
    'webhook-headers#connect',
    Object.fromEntries(Object.entries(connectHeaders).filter(([name]) => name !== 'webhook-request-origin')),
    [],
  ],
  [
    'a disconnected body without a reason',
    'webhook-disconnected-request',
    {},
    ['the value: member "reason" is missing'],
  ],
  ['an acknowledged message in a namespace', 'webhook-message-request', '42/ns,13["hello"]', []],
  [
    'an answer with an acknowledgement',
    'webhook-response#message',
    { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '4313[]' },
    [],
  ],
  ['an empty answer', 'webhook-response#message', { status: 200, headers: {}, body: '' }, []],
  [
    'a 204 with a body',
    'webhook-response#message',
    { status: 204, headers: {}, body: 'x' },
    ['/body: saw "x", expected ""'],
  ],
  [
    'a trigger value without its socket',
    'functions-trigger#connected',
    { namespace: '/' },
    ['the value: member "socketId" is missing'],
  ],
  ['an acknowledgement as a function returns it', 'functions-return#message', { ack: ['bar'] }, []],
  ['an action in the spelling of its class', 'functions-action', { actionName: 'DisconnectSockets' }, []],
  [
    'a negotiate result without its token',
    'functions-negotiation',
    { endpoint: 'https://a.example', path: '/clients/socketio/hubs/hub' },
    ['the value: member "token" is missing'],
  ],
  [
    'a target without an address',
    'target',
    {
      name: 'x',
      hubs: { handler: 'h' },
      eventHandler: { url: 'http://u' },
      capabilities: [],
      timings: { deliveryMs: 1, clockSkewSeconds: 0 },
    },
    [
      'the value: member "connectionString" is missing',
      'the value: member "endpoint" is missing',
      'the value: member "accessKey" is missing',
      'the value: member "launch" is missing',
      'the value: member "container" is missing',
      'the value: fits none of the alternatives that the schema gives',
    ],
  ],
];

it.each(rows)('judges %s', (_title, schema, value, violations) => {
  expect(validateAgainstSchema(schema, value)).toEqual(violations);
});

it('says which schemas there are when asked for another', () => {
  expect(() => validateAgainstSchema('webhook', {})).toThrow(
    /There is no schema "webhook"\. Expected one of: baseline, /,
  );
});
