import { expect, it } from 'vitest';
import { loggableUrl } from './loggable-url.js';

it.each([
  ['http://localhost:7071/a/b?code=SECRET', 'http://localhost:7071/a/b?…'],
  ['https://a.example/x?code=SECRET#SECRET', 'https://a.example/x?…'],
  ['http://a.example/x#SECRET', 'http://a.example/x'],
  ['http://user:SECRET@a.example/x', 'http://a.example/x'],
  ['http://a.example', 'http://a.example/'],
])('shows %s as %s', (url, shown) => {
  expect(loggableUrl(url)).toBe(shown);
});
