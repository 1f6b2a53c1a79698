import { expect, it } from 'vitest';
import { collectEventHandler, settingsFromFlags } from './start-flags.js';

const everyEvent = { userEventPattern: '*', systemEvents: ['connect', 'connected', 'disconnected'] };

it('gives no setting for a flag that is left out', () => {
  expect(settingsFromFlags({})).toEqual({});
});

it('puts what is said of a hub together, whatever the case of its name', () => {
  const eventHandler = collectEventHandler('News=http://b', collectEventHandler('Chat=http://a'));
  expect(settingsFromFlags({ eventHandler, allowAnonymous: ['CHAT', 'lobby'] })).toEqual({
    hubs: {
      chat: { eventHandlers: [{ urlTemplate: 'http://a', ...everyEvent }], anonymousConnectPolicy: 'allow' },
      news: { eventHandlers: [{ urlTemplate: 'http://b', ...everyEvent }] },
      lobby: { anonymousConnectPolicy: 'allow' },
    },
  });
});

it.each([
  [true, { generate: true }],
  ['a.pem', { generate: true, writeCertificateTo: 'a.pem' }],
] as const)('makes a certificate for --tls %j', (tls, setting) => {
  expect(settingsFromFlags({ tls })).toEqual({ tls: setting });
});

it.each(['chat', 'chat=', '=http://a'])('refuses the event handler %j', (text) => {
  expect(() => collectEventHandler(text)).toThrow('Expected hub=url');
});

it('refuses a second event handler of a hub, which would never be called', () => {
  const seen = collectEventHandler('chat=http://a');
  expect(() => collectEventHandler('Chat=http://b', seen)).toThrow('The hub Chat has an event handler already');
});

it('keeps a hub with the name of a prototype, for the settings to refuse', () => {
  const eventHandler = collectEventHandler('__proto__=http://a');
  const { hubs } = settingsFromFlags({ eventHandler });
  expect(Object.keys(hubs as object)).toEqual(['__proto__']);
});
