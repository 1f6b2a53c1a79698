import { expect, it } from 'vitest';
import { parseSettings } from '../settings/parse-settings.js';
import { findUnmatchedSettings } from './unmatched-settings.js';

type Handler = readonly [userEventPattern: string, ...systemEvents: ('connect' | 'connected' | 'disconnected')[]];

function unmatched(...handlers: Handler[]) {
  const eventHandlers = handlers.map(([userEventPattern, ...systemEvents]) => ({
    urlTemplate: 'http://a.example/{hub}?code=SECRET',
    userEventPattern,
    systemEvents,
  }));
  const { hubs } = parseSettings({ hubs: { chat: { eventHandlers } } }, 'a test');
  return findUnmatchedSettings(hubs).map(({ setting, value }) => `${setting} ${JSON.stringify(value)}`);
}

it.each<{ handlers: Handler[] }>([
  { handlers: [['*']] },
  { handlers: [['a, b,']] },
  { handlers: [['', 'connect']] },
  { handlers: [['a', 'connect'], ['b', 'connected'], ['*']] },
  { handlers: [['connected']] },
  { handlers: [['a,*']] },
])('finds nothing in $handlers', ({ handlers }) => {
  expect(unmatched(...handlers)).toEqual([]);
});

it.each<[string, string[], ...Handler[]]>([
  ['a name with a wildcard', ['[0].userEventPattern "chat.*"'], ['news, chat.*']],
  ["a name of Socket.IO's own", ['[0].userEventPattern "disconnect"'], ['disconnect']],
  ['a handler without a pattern and events', ['[0] "http://a.example/{hub}?…"'], [' , ']],
  ['a pattern after *', ['[1].userEventPattern "a"', '[1].userEventPattern "b"'], ['*'], ['a,b', 'connect']],
  ['a second *', ['[1].userEventPattern "*"'], ['*'], ['*']],
  ['a name that an earlier handler has', ['[1].userEventPattern "b"'], ['a,b'], ['b,c']],
  ['a name that an earlier handler has in another letter case', ['[1].userEventPattern "B"'], ['a,b'], ['B,c']],
  ['a system event that an earlier handler has', ['[1].systemEvents "connect"'], ['', 'connect'], ['a', 'connect']],
])('finds %s', (_, expected, ...handlers) => {
  expect(unmatched(...handlers)).toEqual(expected.map((each) => `hubs.chat.eventHandlers${each}`));
});

it('says what matches', () => {
  const eventHandlers = [{ urlTemplate: 'http://a.example/', userEventPattern: 'chat.*' }];
  const { hubs } = parseSettings({ hubs: { chat: { eventHandlers } } }, 'a test');
  expect(findUnmatchedSettings(hubs)).toEqual([
    {
      setting: 'hubs.chat.eventHandlers[0].userEventPattern',
      value: 'chat.*',
      reason: '* stands for all events only where it is alone; an item is "*" or the whole name of one event',
    },
  ]);
});
