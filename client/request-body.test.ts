import { expect, test } from 'vitest';
import { requestBody } from './request-body.js';

test.each([
  ['a text', '42["news"]', 'text/plain', '42["news"]'],
  ['an empty text', '', 'text/plain', ''],
  ['bytes', new Uint8Array([0x34, 0x32]), 'application/octet-stream', '42'],
  ['an object', { groups: ['a'] }, 'application/json', '{"groups":["a"]}'],
  ['null', null, 'application/json', 'null'],
  ['a blob', new Blob(['x'], { type: 'text/html' }), 'text/html', 'x'],
])('sends %s', async (_, body, type, text) => {
  const blob = requestBody(body);
  expect(blob.type).toBe(type);
  await expect(blob.text()).resolves.toBe(text);
});
