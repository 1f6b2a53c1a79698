import { expect, it } from 'vitest';
import { HandlerCookies, maxCookieBytes, maxCookies } from './handler-cookies.js';

const url = 'http://localhost:3000/events';
const numbers = Array.from({ length: 3 * maxCookies }, (_, number) => number);

it('sends back what was set last of each name', async () => {
  const cookies = new HandlerCookies();
  expect(cookies.header(url)).toBe('');
  await cookies.keep(['a=1', 'b=2; Path=/events'], url);
  await cookies.keep(['a=3'], url);
  expect(cookies.header(url).split('; ').sort()).toEqual(['a=3', 'b=2']);
  await cookies.keep(['a=; Max-Age=0'], url);
  expect(cookies.header(url)).toBe('b=2');
});

it('keeps the latest of a handler that sets more and more', async () => {
  const cookies = new HandlerCookies();
  for (const number of numbers) await cookies.keep([`n${number}=x`], url);
  expect(cookies.header(url).split('; ')).toEqual(numbers.slice(-maxCookies).map((number) => `n${number}=x`));
});

it('keeps one that is set again and again beside others', async () => {
  const cookies = new HandlerCookies();
  for (const number of numbers) await cookies.keep(['session=1', `n${number}=x`], url);
  expect(cookies.header(url)).toContain('session=1');
});

it('leaves out one that is too long', async () => {
  const cookies = new HandlerCookies();
  await cookies.keep([`a=${'x'.repeat(maxCookieBytes - 2)}`, `b=${'x'.repeat(maxCookieBytes - 1)}`], url);
  expect(cookies.header(url)).toHaveLength(maxCookieBytes);
});
