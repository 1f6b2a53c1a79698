import { expect, it } from 'vitest';
import { loadObservedExchanges } from '../../specs/index.js';
import { errorAnswer } from './error-answer.js';
import { connectionNotFound, groupEmpty, userNotFound } from './not-found.js';
import type { RestError } from './rest-error.js';

/** `inner` was called `innererror` before, which is five characters more. */
const renamed = '2024-05';

const recorded = loadObservedExchanges().exchanges.filter(
  ({ first, request, response }) =>
    first >= renamed && request.method === 'HEAD' && response.headers['x-ms-error-code'] !== undefined,
);

function answerTo(path: string): RestError {
  const [, , , , kind, name = '', , id = ''] = path.split('/').map(decodeURIComponent);
  switch (kind) {
    case 'groups':
      return groupEmpty(name);
    case 'users':
      return userNotFound(name);
    case 'permissions':
      return connectionNotFound(id, 'Info');
    default:
      return connectionNotFound(name, 'Warning');
  }
}

it('has recorded answers to compare with', () => {
  expect(recorded.length).toBeGreaterThan(10);
});

it.each(recorded)('answers with the code and the length of $id', ({ request, response }) => {
  const { headers, body } = errorAnswer(answerTo(request.path));
  expect(headers?.['x-ms-error-code']).toBe(response.headers['x-ms-error-code']);
  expect(String(Buffer.byteLength(JSON.stringify(body)))).toBe(response.headers['content-length']);
});
