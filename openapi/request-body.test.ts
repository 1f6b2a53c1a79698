import { expect, test } from 'vitest';
import { operationById } from './operations.js';

const groups = operationById('addConnectionsToGroups').requestBody;
const message = operationById('sendToAll').requestBody;

test.each([
  [{ groups: ['0~L25z~cm0'], filter: "'0~L25z~c29ja2V0MQ' in groups" }, []],
  [{ groups: ['a'] }, []],
  [{ groups: ['a'], filter: null }, []],
  [{ groups: [] }, ['body/groups must NOT have fewer than 1 items']],
  [{ groups: ['a', ' '] }, ['body/groups/1 must match pattern "\\S"']],
  [{ groups: ['a'], filter: 1 }, ['body/filter must be string,null']],
  [{}, ["body must have required property 'groups'"]],
  ['a', ['body must be object']],
])('checks the groups of %o', (body, errors) => {
  expect(groups?.check('application/json', body)).toEqual(errors);
});

test('a message is text, bytes or JSON', () => {
  expect(message?.required).toBe(true);
  expect(message?.mediaTypes).toEqual(['text/plain', 'application/octet-stream', 'application/json']);
  expect(message?.check('text/plain', '42["news"]')).toEqual([]);
  expect(message?.check('application/json', [1, null])).toEqual([]);
});

test('names the media types where another one is given', () => {
  expect(groups?.check('text/plain', '')).toEqual(['body is text/plain; expected application/json']);
});

test('closing connections reads no body', () => {
  expect(operationById('closeAllConnections').requestBody).toBeUndefined();
});
