import { expect, it } from 'vitest';
import { newConnectionId } from './connection-id.js';

it('makes ids of 31 letters and digits, each time another', () => {
  const ids = Array.from({ length: 100 }, newConnectionId);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{31}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
