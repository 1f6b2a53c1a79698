import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { environmentSettings, settingsFromSources, type SettingsSources } from './settings-sources.js';

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

it('merges hubs by name, whatever its case', () => {
  const { hubs } = settings({
    file: file('hubs:\n  Chat: { anonymousConnectPolicy: allow }\n  news: {}\n'),
    flags: { hubs: { chat: { eventHandlers: [{ urlTemplate: 'http://a/' }] } } },
  });
  expect(Object.keys(hubs)).toEqual(['chat', 'news']);
  expect(hubs['chat']).toMatchObject({ anonymousConnectPolicy: 'deny', eventHandlers: [{ urlTemplate: 'http://a/' }] });
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

it('takes an empty file for no settings', () => {
  expect(settings({ file: file('# nothing\n') }).port).toBe(8080);
});

it.each([
  ['a list', '[1]', 'holds [1]; it must hold a mapping'],
  ['a text', 'port', 'holds "port"; it must hold a mapping'],
  ['a broken mapping', '{ port', 'Cannot parse'],
  ['a wrong setting', 'port: x', '  port is "x"; it must be of type number.'],
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
  expect(() => settings({ environment })).toThrow('Cannot parse the variable SOCKETIO_SERVERLESS_HUBS as YAML or JSON');
});

it('names the source of a wrong setting', () => {
  expect(() => settings({ environment: { SOCKETIO_SERVERLESS_PORT: 'x' } })).toThrow(
    'in the environment:\n  port is "x"',
  );
  expect(() => settings({ flags: { port: 'x' } })).toThrow('in the flags:\n  port is "x"');
});

it('gives every setting a variable', () => {
  expect(Object.values(environmentSettings).sort()).toEqual(
    Object.keys(settings({})).concat('endpoint', 'tls', 'identity').sort(),
  );
});
