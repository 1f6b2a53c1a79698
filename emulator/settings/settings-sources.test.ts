import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { environmentSettings } from './environment-variables.js';
import { settingsFromSources, type SettingsSources } from './settings-sources.js';

const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const name = path.join(folder, 'settings.yaml');
  writeFileSync(name, text);
  return name;
}

function settings(sources: Partial<SettingsSources>): ReturnType<typeof settingsFromSources> {
  return settingsFromSources({ environment: {}, flags: {}, ...sources });
}

it('has the defaults where no source says anything', () => {
  expect(settings({})).toMatchObject({ host: '127.0.0.1', port: 8080, hubs: {} });
});

it('lets flags win over the environment, and that over the file', () => {
  const sources = {
    file: file('{ "port": 1, "host": "a", "accessKey": "file" }'),
    environment: { SOCKETIO_SERVERLESS_PORT: '2', SOCKETIO_SERVERLESS_HOST: 'b' },
    flags: { port: 3 },
  };
  expect(settings(sources)).toMatchObject({ port: 3, host: 'b', accessKey: 'file' });
});

it('merges what several sources say of a hub, of webhooks and of identity', () => {
  const { hubs, webhooks, identity } = settings({
    file: file(`
      hubs:
        Chat: { eventHandlers: [{ urlTemplate: http://a/ }] }
        news: {}
      webhooks: { timeoutMs: 5 }
      identity: { client: { id: c, secret: d } }
    `),
    environment: {
      SOCKETIO_SERVERLESS_WEBHOOKS: '{ http2: true }',
      SOCKETIO_SERVERLESS_IDENTITY: '{ issuer: http://b }',
    },
    flags: { hubs: { chat: { anonymousConnectPolicy: 'allow' } } },
  });
  expect(Object.keys(hubs)).toEqual(['chat', 'news']);
  expect(hubs['chat']).toMatchObject({
    anonymousConnectPolicy: 'allow',
    eventHandlers: [{ urlTemplate: 'http://a/' }],
  });
  expect(webhooks).toMatchObject({ timeoutMs: 5, http2: true });
  expect(identity).toMatchObject({ issuer: 'http://b', client: { id: 'c' } });
});

it('asks for what no source says of identity', () => {
  expect(() => settings({ file: file('identity: { ownerRole: o }') })).toThrow('identity.issuer is missing');
});

it('takes secrets from the environment for handlers of the file', () => {
  const { identity } = settings({
    file: file(
      'hubs: { chat: { eventHandlers: [{ urlTemplate: http://a/, auth: { type: managedIdentity, resource: r } }] } }',
    ),
    environment: { SOCKETIO_SERVERLESS_IDENTITY: '{ issuer: http://b, client: { id: c, secret: d } }' },
  });
  expect(identity?.client).toEqual({ id: 'c', secret: 'd' });
});

it('reads structured variables as YAML or JSON and texts as they are', () => {
  const environment = {
    SOCKETIO_SERVERLESS_HUBS: '{"chat":{"anonymousConnectPolicy":"allow"}}',
    SOCKETIO_SERVERLESS_WEBHOOKS: 'timeoutMs: 5',
    SOCKETIO_SERVERLESS_ACCESS_KEY: '123',
    SOCKETIO_SERVERLESS_LOG_LEVEL: '',
    UNRELATED: 'x',
  };
  expect(settings({ environment })).toMatchObject({
    hubs: { chat: { anonymousConnectPolicy: 'allow' } },
    webhooks: { timeoutMs: 5 },
    accessKey: '123',
    logLevel: 'warn',
  });
});

it('leaves the schema that a file names to editors', () => {
  expect(settings({ file: file('{ "$schema": "./settings.schema.json", "port": 1 }') }).port).toBe(1);
});

it('takes an empty file for no settings', () => {
  expect(settings({ file: file('# nothing\n') }).port).toBe(8080);
});

it.each([
  ['a list', '[1]', 'holds a list; it must hold a mapping'],
  ['a text', 'accessKey=secret', 'holds a text; it must hold a mapping'],
  ['a broken mapping', '{ port', 'is neither YAML nor JSON: unexpected end'],
  ['a wrong setting', 'port: x', '  port is "x"; it must be a number.'],
])('names the file where it holds %s', (_, text, expected) => {
  const name = file(text);
  expect(() => settings({ file: name })).toThrow(expected);
  expect(() => settings({ file: name })).toThrow(name);
});

it('names a file that cannot be read', () => {
  const name = path.join(folder, 'missing.yaml');
  expect(() => settings({ file: name })).toThrow(`Cannot read the settings file ${name}: ENOENT`);
});

it('names a variable that cannot be parsed', () => {
  const environment = { SOCKETIO_SERVERLESS_HUBS: '{ a' };
  expect(() => settings({ environment })).toThrow('The variable SOCKETIO_SERVERLESS_HUBS is neither YAML nor JSON');
});

it('refuses a variable that is none', () => {
  expect(() => settings({ environment: { SOCKETIO_SERVERLESS_HUB: '{}' } })).toThrow(
    'Did you mean SOCKETIO_SERVERLESS_HUBS',
  );
});

it('names the source of a wrong setting', () => {
  expect(() => settings({ environment: { SOCKETIO_SERVERLESS_PORT: 'x' } })).toThrow(
    'in the variable SOCKETIO_SERVERLESS_PORT:\n  port is "x"',
  );
  expect(() => settings({ flags: { port: 'x' } })).toThrow('in the flags:\n  port is "x"');
});

it('gives every setting a variable', () => {
  expect(Object.values(environmentSettings).sort()).toEqual(
    Object.keys(settings({})).concat('endpoint', 'tls', 'plainPort', 'cluster', 'identity', 'developmentIssuer').sort(),
  );
});

it.each([
  ['appsettings.json', ['chat']],
  ['every-hub.yaml', ['*', 'lobby', 'quiet']],
])('reads the example %s', (name, hubs) => {
  expect(Object.keys(settings({ file: `docs/examples/${name}` }).hubs)).toEqual(hubs);
});

it('names the member of a file of Azure that has no counterpart', () => {
  expect(() => settings({ file: 'docs/examples/azure-hub.json' })).toThrow(
    'chat.properties.eventHandlers.0.urlTemplate is not understood: it is for the tunnel of Azure.',
  );
});
