import { expect, test } from 'vitest';
import { causeOf } from './cause-of.js';

const place = '\n\nat rest/answers.spec.ts:19:24\n\n  18 |   const answer = await send();\n';

test.each([
  ['Error: sendToGroup answered 200, expected 202.', 'sendToGroup answered 200, expected 202.'],
  ['Error: Expected the event "news". (Needs REST-SEND-02.)\n\nat a.ts:1', 'Expected the event "news".'],
  ['RestError: \n \nThe answer had no body.', 'The answer had no body.'],
  ['Error: The call failed:\nconnect ECONNREFUSED', 'The call failed: connect ECONNREFUSED'],
  ['RestError: ', 'RestError:'],
  ['Error: Expected a packet within 3 ms. What arrived: 42', 'Expected a packet within 3 ms. What arrived: 42'],
])('reads the first line that says something: %j', (error, cause) => {
  expect(causeOf(error)).toBe(cause);
});

test('says of an assertion with a text of its own what it expected and received', () => {
  const error =
    'Error: rest: the URL with its query\n\nexpect(received).toBe(expected)\n\nExpected: 202\nReceived: 200';
  expect(causeOf(`${error}${place}> 19 |   expect(answer.status).toBe(202);`)).toBe(
    'rest: the URL with its query: expected 202, received 200',
  );
});

test.each([
  ['expect(answer.status).toBe(202);', 'answer.status: expected 202, received 200'],
  ['expect((await f(a, { b })).status, text).toBe(202);', 'status: expected 202, received 200'],
  ["expect(await step('REST-SEND-02', () => client.next())).toBe(202);", 'expected 202, received 200'],
  ['expect(Object.keys(values ?? {})).toBe(202);', 'expected 202, received 200'],
  [
    `expect((await service.request({ ${'send, '.repeat(12)} })).status).toBe(202);`,
    'status: expected 202, received 200',
  ],
  ['expect(', 'expected 202, received 200'],
])('names what an assertion without a text looked at: %s', (source, cause) => {
  const error = 'Error: expect(received).toBe(expected) // Object.is equality\n\nExpected: 202\nReceived: 200';
  expect(causeOf(`${error}${place}> 19 |   ${source}`)).toBe(cause);
});

test.each([
  ['Expected constructor: Array\n\nReceived value: undefined', 'expected constructor Array, received value undefined'],
  ['Expected: not []', 'expected not []'],
  ['Expected pattern: /^40\\{/\nReceived string:  "44{}"', 'expected pattern /^40\\{/, received string "44{}"'],
])('names the kind of a value: %j', (values, cause) => {
  expect(causeOf(`Error: expect(received).toBeX(expected)\n\n${values}`)).toBe(cause);
});

test('shows the lines in which a structure differs', () => {
  const error =
    'Error: expect(received).toEqual(expected) // deep equality\n\n- Expected  - 2\n+ Received  + 1\n\n@@ -1,4 +1,3 @@\n' +
    '  Array [\n-   204,\n-   "",\n+   200,\n  ]';
  expect(causeOf(error)).toBe('expected 204, "", received 200');
});

test('shows lists and objects as JSON has them', () => {
  const error =
    'expect(received).toEqual(expected)\n\n- Expected  - 1\n+ Received  + 6\n\n- Array []\n' +
    '+ Array [\n+   Object {\n+     "args": Array [\n+       "a",\n+     ],\n+   },\n+ ]';
  expect(causeOf(error)).toBe('expected [], received [ { "args": [ "a" ] } ]');
});

test('says which side has nothing', () => {
  expect(causeOf('expect(received).toEqual(expected)\n\n- Expected  - 1\n+ Received  + 0\n\n  [\n-   1,\n  ]')).toBe(
    'expected 1, received nothing there',
  );
});

test('shows long values where they differ', () => {
  const same = 'a'.repeat(500);
  const cause = causeOf(`expect(received).toBe(expected)\n\nExpected: "${same}b"\nReceived: "${same}c"`);
  const lead = 'a'.repeat(30);

  expect(cause).toBe(`expected …${lead}b", received …${lead}c"`);
});
