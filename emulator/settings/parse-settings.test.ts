import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { wellKnownAccessKey } from '../../protocol/index.js';
import { checkSource, parseSettings, SettingsError } from './parse-settings.js';

function message(input: unknown): string {
  try {
    parseSettings(input, 'a test');
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  return 'allowed';
}

const handler = { urlTemplate: 'http://localhost:7071/' };

it('fills in every default', () => {
  expect(parseSettings({ hubs: { chat: { eventHandlers: [handler] } } }, 'a test')).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    accessKey: wellKnownAccessKey,
    hubs: {
      chat: { anonymousConnectPolicy: 'deny', eventHandlers: [{ userEventPattern: '', systemEvents: [], ...handler }] },
    },
    webhooks: { timeoutMs: 100_000, retryDelaysMs: [1000, 3000, 5000], onFailure: 'close' },
    engine: { pingIntervalMs: 25_000, pingTimeoutMs: 20_000, maxPayloadBytes: 1_000_000, maxPendingEvents: 1000 },
    logLevel: 'warn',
  });
});

it('gives a listed hub what it leaves out from the settings of every hub', () => {
  const allow = { anonymousConnectPolicy: 'allow', eventHandlers: [handler] };
  const { hubs } = parseSettings(
    { hubs: { '*': allow, own: { anonymousConnectPolicy: 'deny' }, none: { eventHandlers: [] } } },
    'a test',
  );
  expect(hubs).toMatchObject({
    '*': allow,
    own: { ...allow, anonymousConnectPolicy: 'deny' },
    none: { ...allow, eventHandlers: [] },
  });
  expect(parseSettings({ hubs }, 'a test').hubs).toEqual(hubs);
});

const urlTemplateRule =
  'an http or https URL without user and password, in which {hub} and {event} may stand after the host';
const endpointRule = 'an http or https URL of a host, with or without a port, and nothing more';

it.each<[string, unknown]>([
  ['the settings is null; it must be a mapping', null],
  ['the settings is []; it must be a mapping', []],
  ['zzz is not a setting. Remove it, or see the list in --help', { zzz: 1 }],
  ['accessKey is a number that is not shown here; it must be a text', { accessKey: 1234 }],
  ['accessKey is ""; it must be a text that is not empty', { accessKey: '' }],
  ['host is "a b"; it must be an IP address or a host name', { host: 'a b' }],
  ['port is 65536; it must be at most 65535', { port: 65_536 }],
  ['port is -1; it must be at least 0', { port: -1 }],
  ['port is "80"; it must be a number', { port: '80' }],
  ['port is 1.5; it must be a whole number', { port: 1.5 }],
  ['host is ""; it must be a text that is not empty', { host: '' }],
  [`endpoint is "localhost:80"; it must be ${endpointRule}`, { endpoint: 'localhost:80' }],
  [`endpoint is "http://a/base"; it must be ${endpointRule}`, { endpoint: 'http://a/base' }],
  [`endpoint is "http://***@a"; it must be ${endpointRule}`, { endpoint: 'http://user:password@a' }],
  [
    'webhooks.origin is "a\\nb"; it must be printable ASCII without white space at its ends, since a header holds it',
    { webhooks: { origin: 'a\nb' } },
  ],
  ['keyTokens is "no"; it must be "allow" or "deny"', { keyTokens: 'no' }],
  ['webhooks.timeoutMs is 0; it must be at least 1', { webhooks: { timeoutMs: 0 } }],
  ['webhooks.retryDelaysMs.1 is -1; it must be at least 0', { webhooks: { retryDelaysMs: [0, -1] } }],
  ['webhooks.onFail is not a setting. Remove it, or see the list in --help', { webhooks: { onFail: 'x' } }],
  ['engine.maxPendingEvents is 0; it must be at least 1', { engine: { maxPendingEvents: 0 } }],
  ['tls is {}: it must have certificateFile and keyFile, or generate: true', { tls: {} }],
  ['identity.issuer is missing; it must be a text', { identity: {} }],
  [
    'hubs.9 is not an allowed name: it must be a letter, then up to 127 letters, digits or _ ` , . [ ]; or *, for every hub',
    { hubs: { '9': {} } },
  ],
  ['hubs.a is null; it must be a mapping', { hubs: { a: null } }],
  [
    'hubs.a.anonymousConnectPolicy is true; it must be "allow" or "deny"',
    { hubs: { a: { anonymousConnectPolicy: true } } },
  ],
  ['hubs.a.eventHandlers is {}; it must be a list', { hubs: { a: { eventHandlers: {} } } }],
  [
    'hubs.a.eventHandlers.1.urlTemplate is missing; it must be a text',
    { hubs: { a: { eventHandlers: [handler, {}] } } },
  ],
  [
    `hubs.a.eventHandlers.0.urlTemplate is "http://{hub}/"; it must be ${urlTemplateRule}`,
    { hubs: { a: { eventHandlers: [{ urlTemplate: 'http://{hub}/' }] } } },
  ],
  [
    'hubs.a.eventHandlers.0.systemEvents.0 is "conect"; it must be "connect" or "connected" or "disconnected"',
    { hubs: { a: { eventHandlers: [{ ...handler, systemEvents: ['conect'] }] } } },
  ],
])('says that %s', (expected, input) => {
  expect(message(input)).toBe(`Invalid settings in a test:\n  ${expected}.`);
});

it.each<[string, unknown]>([
  ['prt is not a setting. Did you mean port?', { prt: 1 }],
  ['webhooks.onFailre is not a setting. Did you mean onFailure?', { webhooks: { onFailre: 'x' } }],
  [
    'hubs.a.eventHandlers.0.urlTemplat is not a setting. Did you mean urlTemplate?',
    { hubs: { a: { eventHandlers: [{ ...handler, urlTemplat: 'x' }] } } },
  ],
])('asks whether another setting was meant: %s', (expected, input) => {
  expect(message(input)).toBe(`Invalid settings in a test:\n  ${expected}`);
});

it('refuses a hub with the name of a prototype', () => {
  expect(message(JSON.parse('{ "hubs": { "__proto__": {} } }'))).toContain('hubs.__proto__ is not an allowed name');
});

it('never shows a key, wherever it stands', () => {
  const input = { accessKey: ['my-secret'], identity: { client: { id: 'i', secret: { is: 'my-secret' } } }, host: 1 };
  expect(message(input)).not.toContain('my-secret');
});

it('names every wrong setting in a line of its own', () => {
  expect(message({ port: 'x', logLevel: 'loud', more: 1 }).split('\n')).toHaveLength(4);
});

it('refuses a hub that is named twice in different case', () => {
  expect(message({ hubs: { chat: {}, Chat: {} } })).toContain('it must not name a hub twice');
});

const authenticated = {
  hubs: { a: { eventHandlers: [{ ...handler, auth: { type: 'managedIdentity', resource: 'r' } }] } },
};

it('asks for credentials where an event handler wants a token', () => {
  expect(message({ ...authenticated, accessKey: 'secret' })).toBe(
    'Invalid settings in a test:\n  identity.client is missing; it must be given, or developmentIssuer, since an event handler has auth of type managedIdentity.',
  );
});

it('takes the development issuer for what an event handler wants a token of', () => {
  expect(message({ ...authenticated, developmentIssuer: {} })).toBe('allowed');
});

it.each<[string, unknown, string]>([
  [
    'beside another issuer',
    { developmentIssuer: {}, identity: { issuer: 'http://a' } },
    'developmentIssuer is {}; it must be left out where identity names another issuer.',
  ],
  [
    'with one id twice',
    { developmentIssuer: { applications: ['a', 'A'].map((id) => ({ id, secret: 's' })) } },
    'developmentIssuer.applications is a list; it must not have two applications with one id.',
  ],
  [
    'with a tenant that is no part of a path',
    { developmentIssuer: { tenantId: 'a/b' } },
    'developmentIssuer.tenantId is "a/b"; it must be a GUID or a domain name.',
  ],
])('refuses a development issuer %s', (_, input, expected) => {
  expect(message(input)).toContain(expected);
});

it('refuses a file that holds no certificate', () => {
  const file = fileURLToPath(import.meta.url);
  expect(message({ webhooks: { caFile: file } })).toMatch(/^Invalid settings in a test:\n {2}webhooks\.caFile is ".+"/);
});

it('lets one source leave to another what has to fit together', () => {
  expect(() => checkSource(authenticated, 'a file')).not.toThrow();
  expect(() => checkSource({ port: 'x' }, 'a file')).toThrow('Invalid settings in a file:\n  port is "x"');
  expect(() => checkSource({ identity: { ownerRole: 'o' } }, 'a file')).not.toThrow();
});

it.each<[string, unknown, string]>([
  [
    'a name',
    { port: 0, 'accessKey:TOPSECRET': null },
    'accessKey:… is not a setting. A value stands behind a colon and a space.',
  ],
  [
    'a name within',
    { identity: { issuer: 'http://a', client: { id: 'a', 'secret=TOPSECRET': 1, secret: 's' } } },
    'identity.client.secret=… is not a setting. A value stands behind a colon and a space.',
  ],
  ['a path', { hubs: { 'chat:TOPSECRET': {} } }, 'hubs.chat:… is not an allowed name: '],
  [
    'a mapping on one line',
    { identity: 'issuer:http://a,secret:TOPSECRET' },
    'identity is a text; it must be a mapping.',
  ],
  [
    'a list on one line',
    { hubs: { chat: { eventHandlers: 'secret:TOPSECRET' } } },
    'hubs.chat.eventHandlers is a text; it must be a list.',
  ],
  ['one of several mappings', { tls: 'certificateFile:a,keyFile:TOPSECRET' }, 'tls is a text: it must have'],
])('shows no secret that is written into %s', (_, input, expected) => {
  expect(message(input)).toContain(expected);
  expect(message(input)).not.toContain('TOPSECRET');
});
