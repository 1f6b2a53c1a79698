import { expect, it } from 'vitest';
import type { EventHandlerSettings } from '../settings/settings.js';
import { chooseEventHandler, type Subscription } from './event-handler-choice.js';
import { UserEventPattern } from './user-event-pattern.js';

function handler({ userEventPattern = '', systemEvents = [] }: Partial<EventHandlerSettings>): Subscription {
  return { userEvents: new UserEventPattern(userEventPattern), systemEvents };
}

function chosen(handlers: readonly Subscription[], name: string): number {
  const choice = chooseEventHandler(handlers, { system: false, name });
  return choice === undefined ? -1 : handlers.indexOf(choice);
}

it.each([
  ['*', 'message', true],
  ['*', '', true],
  ['message', 'message', true],
  ['message', 'Message', true],
  ['CHAT', 'chat', true],
  ['message', 'messages', false],
  ['a, message ,b', 'message', true],
  ['a,*', 'message', true],
  ['mess*', 'message', false],
  ['', 'message', false],
  ['', '', false],
  ['a,,b', '', false],
])('matches the pattern %j with the event %j: %s', (userEventPattern, name, matches) => {
  expect(chosen([handler({ userEventPattern })], name)).toBe(matches ? 0 : -1);
});

it('chooses the first handler that matches', () => {
  const handlers = [
    handler({ userEventPattern: 'a' }),
    handler({ userEventPattern: 'b,c' }),
    handler({ userEventPattern: '*' }),
  ];
  expect(['a', 'c', 'd'].map((name) => chosen(handlers, name))).toEqual([0, 1, 2]);
});

it('chooses for a system event by its own list', () => {
  const handlers = [handler({ userEventPattern: '*' }), handler({ systemEvents: ['connected', 'disconnected'] })];
  expect(chooseEventHandler(handlers, { system: true, name: 'disconnected' })).toBe(handlers[1]);
  expect(chooseEventHandler(handlers, { system: true, name: 'connect' })).toBeUndefined();
});

it('does not take a client event for the system event of its name', () => {
  expect(chosen([handler({ systemEvents: ['connect'] })], 'connect')).toBe(-1);
});
