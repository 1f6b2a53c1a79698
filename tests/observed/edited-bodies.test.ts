import { expect, test } from 'vitest';
import { jsonBody } from './answer-rule.js';
import { answerViolations } from './answer-violations.js';
import { editAnswer, type Edit } from './edit-answer.js';

const page = (id: string) => jsonBody(editAnswer(id, {}).response) as { value: object[]; nextLink: string };
const [member] = page('OBS-058').value;

// No source says that an answer has no further member.
test.each<[string, string, Edit]>([
  ['a page', 'OBS-003', { members: { count: 1 } }],
  [
    'a member of a group',
    'OBS-058',
    { members: { value: page('OBS-058').value.map((listed) => ({ ...listed, groups: [] })) } },
  ],
  ['a token', 'OBS-121', { members: { url: 'wss://a' } }],
  ['a problem', 'OBS-103', { members: { traceId: '1' } }],
])('accepts a further member of %s', (_, id, edit) => {
  expect(answerViolations(editAnswer(id, edit))).toEqual([]);
});

test.each<[string, string, Edit, string]>([
  // Members
  ['a last page with nextLink null', 'OBS-003', { members: { nextLink: null } }, 'body/nextLink must be string'],
  ['a page without value', 'OBS-003', { members: { value: undefined } }, "body must have required property 'value'"],
  [
    'a member without userId',
    'OBS-058',
    { members: { value: [{ ...member, userId: undefined }] } },
    "body/value/0 must have required property 'userId'",
  ],
  [
    'a member without connectionId',
    'OBS-058',
    { members: { value: [{ ...member, connectionId: null }] } },
    'body/value/0/connectionId must be string',
  ],
  ['a relative nextLink', 'OBS-058', { members: { nextLink: '/api' } }, 'body/nextLink must match pattern'],
  [
    'a nextLink to another group',
    'OBS-058',
    { members: { nextLink: page('OBS-058').nextLink.replace('/groups/', '/groups/x') } },
    'nextLink leads to the same listing',
  ],
  [
    'a nextLink with another order',
    'OBS-058',
    { members: { nextLink: page('OBS-058').nextLink.replace(/\?([^&]*)&(.*)/, '?$2&$1') } },
    'nextLink has the parameters of the request in the order',
  ],
  [
    'a nextLink with the old top',
    'OBS-058',
    { members: { nextLink: page('OBS-058').nextLink.replace(/top=\d+/, 'top=99') } },
    'the top of nextLink is what this page leaves of it',
  ],
  [
    'a nextLink from the last connection',
    'OBS-058',
    { members: { nextLink: page('OBS-058').nextLink.replace(/continuationToken=[^&]*/, 'continuationToken=x') } },
    'the continuationToken of nextLink is the first connection',
  ],
  ['a token that is no string', 'OBS-121', { members: { token: null } }, 'body/token must be string'],
  [
    'an error with innererror',
    'OBS-130',
    { members: { inner: undefined, innererror: null } },
    "body must have required property 'inner'",
  ],
  [
    'an error without target',
    'OBS-130',
    { members: { target: undefined } },
    "body must have required property 'target'",
  ],
  ['an error with empty details', 'OBS-130', { members: { details: [] } }, 'body/details must be null'],
  [
    'an error of another code than its header',
    'OBS-130',
    { members: { code: 'Info.Connection.NotExisted' } },
    'the header x-ms-error-code is the code of the body',
  ],
  [
    'a rejected request without inner',
    'OBS-208',
    { members: { inner: undefined } },
    "body must have required property 'inner'",
  ],
  [
    'a problem without extensions',
    'OBS-103',
    { members: { extensions: undefined } },
    "body must have required property 'extensions'",
  ],
  ['a problem with a type', 'OBS-103', { members: { type: 'about:blank' } }, 'body/type must be null'],
  ['a problem with its status as text', 'OBS-103', { members: { status: '400' } }, 'body/status must be integer'],
  [
    'a problem without its errors',
    'OBS-103',
    { members: { errors: {} } },
    'body/errors must NOT have fewer than 1 properties',
  ],

  // Texts
  [
    'another message of a missing connection',
    'OBS-130',
    { members: { message: 'The connection `fake-connection-id` is not found.' } },
    'the message and target are the recorded ones',
  ],
  [
    'another target of a missing user',
    'OBS-132',
    { members: { target: 'Connection' } },
    'the message and target are the recorded ones',
  ],
  [
    'another target of missing groups',
    'OBS-169',
    { members: { target: 'groups', errors: { groups: [] } } },
    'the message and target are the recorded ones',
  ],
  [
    'another title of a problem',
    'OBS-103',
    { members: { title: 'Bad Request' } },
    'body/title must be equal to constant',
  ],
  [
    'another message among the errors',
    'OBS-103',
    { members: { errors: { filter: ['Invalid.'] } } },
    'a problem has its message again under its target',
  ],
])('rejects %s', (_, id, edit, violation) => {
  expect(answerViolations(editAnswer(id, {}))).toEqual([]);
  expect(answerViolations(editAnswer(id, edit)).join('\n')).toContain(violation);
});
