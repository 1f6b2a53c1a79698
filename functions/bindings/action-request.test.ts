import { describe, expect, it } from 'vitest';
import { loadVectors } from '../../specs/vectors.js';
import { actionRequest, filterOf } from './action-request.js';
import { readActions } from './output-actions.js';

// The extension never knows a socket's connection in practice.
const calls = loadVectors('functions-calls').rows.filter(({ call }) => call.connectionId === null);

describe.each(calls)('$name', ({ action, request, status }) => {
  it('is the call that the extension makes', () => {
    const [read] = readActions(action);
    if (read === undefined) throw new Error('Expected an action.');
    const { method, path, contentType, body, expectedStatus } = actionRequest('{hub}', read);
    expect({ method, path: path.replace('%7Bhub%7D', '{hub}'), contentType, body }).toEqual(request);
    expect(expectedStatus).toBe(status);
  });
});

it.each(loadVectors('functions-filters').rows)(
  'filters as the extension does: $name',
  ({ namespace, rooms, except, namespaceClause, filter }) => {
    expect(filterOf(namespace, rooms, except, namespaceClause)).toBe(filter);
  },
);
