import { expect, it } from 'vitest';
import { loadVectors } from '../../specs/vectors.js';
import { readActions } from './output-actions.js';

it.each(loadVectors('functions-actions').rows)('reads the vector, or rejects it: $name', ({ action, valid }) => {
  if (valid) expect(readActions(action)).toHaveLength(Array.isArray(action) ? action.length : 1);
  else expect(() => readActions(action)).toThrow(/is (missing|"|\d|\[)/);
});

it('ignores the case of names, and takes null for nothing', () => {
  expect(
    readActions({ ActionName: 'SENDTOROOMS', Rooms: ['a'], EVENTNAME: 'news', exceptRooms: null, parameters: null }),
  ).toEqual([{ actionName: 'sendToRooms', namespace: '/', rooms: ['a'], eventName: 'news' }]);
});

it.each([
  ['a text', 'news', /A socketio output is "news"; expected an action such as/],
  ['null', null, /A socketio output is null/],
  [
    'an unknown action',
    { actionName: 'send' },
    /actionName .* is "send"; expected one of sendToNamespace, sendToRooms,/,
  ],
  ['no action', { eventName: 'news' }, /actionName .* is missing/],
  ['a wrong member', { actionName: 'sendToSocket', socketId: 5 }, /^socketId of the action sendToSocket is 5: /],
  [
    'a member that is missing',
    { actionName: 'sendToSocket', eventName: 'a' },
    /^socketId of the action sendToSocket is missing: /,
  ],
])('says what is wrong with %s', (_, value, message) => {
  expect(() => readActions(value)).toThrow(message);
});
