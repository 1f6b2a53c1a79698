import { expect, it } from 'vitest';
import { HandlerUrls } from './handler-urls.js';

it('expands the template for each event', () => {
  const urls = new HandlerUrls('http://a.example:80/{hub}/{event}?name={event}', 'chat');
  expect(urls.urlOf('a b')).toEqual({
    href: 'http://a.example:80/chat/a%20b?name=a%20b',
    origin: 'http://a.example',
    path: '/chat/a%20b?name=a%20b',
  });
  expect(urls.validation).toBe('http://a.example:80/chat/validate?name=validate');
});

it.each(['chat', '..'])('makes the URL of %j once', (event) => {
  const urls = new HandlerUrls('http://a.example/{event}', 'chat');
  expect(urls.urlOf(event)).toBe(urls.urlOf(event));
});

it('has no URL for an event that leaves the path', () => {
  expect(new HandlerUrls('http://a.example/private/{event}', 'chat').urlOf('..')).toBeUndefined();
});

it('keeps no URL of a long name, and not all of very many names', () => {
  const urls = new HandlerUrls('http://a.example/{event}', 'chat');
  const long = 'x'.repeat(201);
  expect(urls.urlOf(long)).not.toBe(urls.urlOf(long));
  const first = urls.urlOf('0');
  for (let name = 1; name <= 1000; name++) urls.urlOf(String(name));
  expect(urls.urlOf('0')).not.toBe(first);
});
