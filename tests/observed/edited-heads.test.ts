import { expect, test } from 'vitest';
import { answerViolations } from './answer-violations.js';
import { editAnswer, type Edit } from './edit-answer.js';

const versions = '2021-10-01, 2024-12-01';

test.each<[string, string, Edit, string]>([
  // Statuses
  ['a send that is answered 200', 'OBS-007', { status: 200 }, 'sendToAll answered 200, expected 202'],
  [
    'a removal that is answered 200',
    'OBS-029',
    { status: 200 },
    'removeConnectionFromGroup answered 200, expected 204',
  ],
  [
    'a closed connection that is answered 404',
    'OBS-039',
    { status: 404 },
    'closeConnection answered 404, expected 204',
  ],
  ['a missing connection that is answered 400', 'OBS-130', { status: 400 }, 'header x-ms-error-code must be equal to'],
  ['a missing user that is answered 204', 'OBS-132', { status: 204 }, 'addUserToGroup answered 204, expected 200'],
  ['an invalid filter that is answered 500', 'OBS-103', { status: 500 }, 'sendToAll answered 500, expected 202, 400'],

  // Headers
  [
    'no versions on a send',
    'OBS-007',
    { headers: { 'api-supported-versions': undefined } },
    'header api-supported-versions is missing',
  ],
  [
    'versions joined without a space',
    'OBS-007',
    { headers: { 'api-supported-versions': '2021-10-01,2024-12-01' } },
    'header api-supported-versions must match pattern',
  ],
  [
    'no versions on a 404',
    'OBS-034',
    { headers: { 'api-supported-versions': undefined } },
    'header api-supported-versions is missing',
  ],
  [
    'versions of the health',
    'OBS-002',
    { headers: { 'api-supported-versions': versions } },
    'header api-supported-versions is present; expected none',
  ],
  [
    'versions with a problem',
    'OBS-103',
    { headers: { 'api-supported-versions': versions } },
    'a problem comes without api-supported-versions',
  ],
  [
    'no versions with a missing targetName',
    'OBS-208',
    { headers: { 'api-supported-versions': undefined } },
    'a problem comes without api-supported-versions, another error with it',
  ],
  [
    'no error code on a HEAD',
    'OBS-044',
    { headers: { 'x-ms-error-code': undefined } },
    'header x-ms-error-code is missing',
  ],
  [
    'another error code on a HEAD',
    'OBS-045',
    { headers: { 'x-ms-error-code': 'Warning.User.NotExisted' } },
    'header x-ms-error-code must be equal to constant: "Warning.Group.NotExisted"',
  ],
  [
    'no error code on a 400',
    'OBS-103',
    { headers: { 'x-ms-error-code': undefined } },
    'header x-ms-error-code is missing',
  ],
  [
    'another length of a HEAD',
    'OBS-034',
    { headers: { 'content-length': '1' } },
    'the 404 of a HEAD has the length of the body',
  ],
  [
    'another length of a send',
    'OBS-007',
    { headers: { 'content-length': '2' } },
    'an answer without a body has the length 0',
  ],
  ['a length of a 204', 'OBS-029', { headers: { 'content-length': '0' } }, 'an answer without a body has the length 0'],

  // Types
  [
    'a page as text',
    'OBS-058',
    { headers: { 'content-type': 'text/plain' } },
    'header Content-Type is "text/plain"; expected application/json',
  ],
  ['a token without a type', 'OBS-121', { headers: { 'content-type': undefined } }, 'header Content-Type is missing'],
  [
    'a problem as plain JSON',
    'OBS-103',
    { headers: { 'content-type': 'application/json; charset=utf-8' } },
    'a problem is application/problem+json for Accept: application/json',
  ],
  [
    'plain JSON as a problem',
    'OBS-088',
    { headers: { 'content-type': 'application/problem+json; charset=utf-8' } },
    'a problem is application/problem+json for Accept: application/json',
  ],
  [
    'a missing connection without a charset',
    'OBS-130',
    { headers: { 'content-type': 'application/json' } },
    'any other error application/json',
  ],
])('rejects %s', (_, id, edit, violation) => {
  expect(answerViolations(editAnswer(id, {}))).toEqual([]);
  expect(answerViolations(editAnswer(id, edit)).join('\n')).toContain(violation);
});
