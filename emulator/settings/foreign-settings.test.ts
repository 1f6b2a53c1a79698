import { expect, it } from 'vitest';
import { readForeignSettings } from './foreign-settings.js';
import { parseSettings } from './parse-settings.js';

const officialEmulator = {
  Urls: 'http://localhost:8090',
  Logging: { LogLevel: { Default: 'Information' } },
  AllowedHosts: '*',
  WebPubSub: {
    AccessKey: 'custom-emulator-access-key-1234567890',
    AllowUnvalidatedEntraTokens: false,
    Hubs: {
      chat: {
        EventHandlers: [
          {
            UrlTemplate: 'http://localhost:7071/events/{hub}/{event}',
            SystemEvents: ['connect', 'Connected'],
            EventPattern: '*',
          },
        ],
        EventListeners: [],
      },
      empty: null,
    },
  },
};

const azureHub = {
  id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.SignalRService/WebPubSub/r/hubs/chat',
  name: 'chat',
  properties: {
    anonymousConnectPolicy: 'Allow',
    eventHandlers: [
      {
        auth: { managedIdentity: { resource: 'api://a' }, type: 'ManagedIdentity' },
        systemEvents: ['connect'],
        urlTemplate: 'https://a.example/api',
        userEventPattern: 'hello,bye',
      },
      {
        auth: { managedIdentity: null, type: 'None' },
        systemEvents: null,
        urlTemplate: 'https://b.example',
        userEventPattern: '*',
      },
    ],
    eventListeners: null,
    webSocketKeepAliveIntervalInSeconds: 20,
  },
  resourceGroup: 'g',
  systemData: null,
  type: 'Microsoft.SignalRService/WebPubSub/hubs',
};

it('reads the appsettings.json of the official emulator', () => {
  const { settings, problems } = readForeignSettings(officialEmulator) ?? {};
  expect(problems).toEqual([]);
  expect(parseSettings(settings, 'a test')).toMatchObject({
    host: 'localhost',
    port: 8090,
    accessKey: 'custom-emulator-access-key-1234567890',
    hubs: {
      chat: {
        anonymousConnectPolicy: 'deny',
        eventHandlers: [
          {
            urlTemplate: 'http://localhost:7071/events/{hub}/{event}',
            userEventPattern: '*',
            systemEvents: ['connect', 'connected'],
          },
        ],
      },
      empty: { eventHandlers: [] },
    },
  });
});

it.each([
  ['a list of hubs', [azureHub, { name: 'r/news', properties: {} }]],
  ['one hub', azureHub],
])('reads %s as the Azure CLI prints it', (_, value) => {
  const { settings, problems } = readForeignSettings(value) ?? {};
  expect(problems).toEqual([]);
  const { hubs } = parseSettings({ ...settings, developmentIssuer: {} }, 'a test');
  expect(Object.keys(hubs)).toEqual(Array.isArray(value) ? ['chat', 'news'] : ['chat']);
  expect(hubs['chat']).toEqual({
    anonymousConnectPolicy: 'allow',
    eventHandlers: [
      {
        urlTemplate: 'https://a.example/api',
        userEventPattern: 'hello,bye',
        systemEvents: ['connect'],
        auth: { type: 'managedIdentity', resource: 'api://a' },
      },
      { urlTemplate: 'https://b.example', userEventPattern: '*', systemEvents: [] },
    ],
  });
});

it.each(['http://*:8080', 'http://+:8080/', 'http://0.0.0.0:8080'])(
  'listens at all addresses for the Urls %s',
  (Urls) => {
    expect(readForeignSettings({ Urls, WebPubSub: {} })?.settings).toMatchObject({ host: '0.0.0.0', port: 8080 });
  },
);

it.each([{ port: 1 }, {}, [], [1], null, 'WebPubSub', { name: 'chat' }, { properties: {} }])(
  'leaves %j to others',
  (value) => {
    expect(readForeignSettings(value)).toBeUndefined();
  },
);

const withHub = (hub: unknown): unknown => ({ WebPubSub: { Hubs: { chat: hub } } });
const withHandler = (handler: object): unknown => withHub({ EventHandlers: [{ UrlTemplate: 'http://a', ...handler }] });

it.each<[string, unknown]>([
  [
    'WebPubSub.Hubs.chat.eventListeners is not understood: events are posted to event handlers alone',
    withHub({ EventListeners: [{}] }),
  ],
  ['WebPubSub.Hubs.chat.Extra is not understood: this emulator has no such setting', withHub({ Extra: 1 })],
  ['WebPubSub.Hubs.chat.eventHandlers is not understood: it must be a list', withHub({ EventHandlers: {} })],
  ['WebPubSub.Hubs.chat is a list; it must be a mapping', withHub([])],
  ['WebPubSub.Hubs.chat.eventHandlers.0.Retry is not understood', withHandler({ Retry: 1 })],
  [
    'WebPubSub.Hubs.chat.eventHandlers.0.auth.type is not understood: it must be "None"',
    withHandler({ Auth: { Type: 'Key' } }),
  ],
  [
    'eventHandlers.0.groupPresenceEvents is not understood: there are no such events',
    withHandler({ groupPresenceEvents: ['joined'] }),
  ],
  [
    'eventHandlers.0.urlTemplate is not understood: it is for the tunnel of Azure. Give the URL behind the tunnel, such as http://localhost:3000/runtime/webhooks/socketio',
    withHandler({ UrlTemplate: 'tunnel:///runtime/webhooks/socketio' }),
  ],
  [
    'eventHandlers.0.urlTemplate is not understood: it refers to a Key Vault',
    withHandler({ UrlTemplate: 'https://a/?code={@Microsoft.KeyVault(SecretUri=x)}' }),
  ],
  [
    'WebPubSub.AllowUnvalidatedEntraTokens is not understood: every token is validated',
    { WebPubSub: { AllowUnvalidatedEntraTokens: true } },
  ],
  ['WebPubSub.Upstream is not understood: it is a setting of awps-tunnel', { WebPubSub: { Upstream: 'http://a' } }],
  ['Urls is not understood: it must be one http URL', { Urls: 'https://localhost:8080', WebPubSub: {} }],
  ['Urls is not understood: it must be one http URL', { Urls: 'http://a:1;http://b:2', WebPubSub: {} }],
  ['Kestrel is not understood: this emulator has no such setting', { Kestrel: {}, WebPubSub: {} }],
])('says that %s', (expected, value) => {
  const { problems = [] } = readForeignSettings(value) ?? {};
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(expected);
});
