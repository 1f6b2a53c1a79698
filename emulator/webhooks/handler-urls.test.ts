import { expect, it } from 'vitest';
import { HandlerUrls } from './handler-urls.js';

it('expands the template for each event', () => {
  const urls = new HandlerUrls('http://a.example:80/{hub}/{event}?name={event}');
  expect(urls.urlOf('chat', 'a b')).toEqual({
    href: 'http://a.example:80/chat/a%20b?name=a%20b',
    origin: 'http://a.example',
    path: '/chat/a%20b?name=a%20b',
    loggable: 'http://a.example/chat/a%20b?…',
  });
  expect(urls.validationOf('chat')).toBe('http://a.example:80/chat/validate?name=validate');
});

it.each(['chat', '..'])('makes the URL of %j once', (event) => {
  const urls = new HandlerUrls('http://a.example/{event}');
  expect(urls.urlOf('chat', event)).toBe(urls.urlOf('chat', event));
});

it('has no URL for an event that leaves the path', () => {
  expect(new HandlerUrls('http://a.example/private/{event}').urlOf('chat', '..')).toBeUndefined();
});

it('keeps no URL of a long name, and not all of very many names', () => {
  const urls = new HandlerUrls('http://a.example/{event}');
  const long = 'x'.repeat(201);
  expect(urls.urlOf('chat', long)).not.toBe(urls.urlOf('chat', long));
  const first = urls.urlOf('chat', '0');
  for (let name = 1; name <= 1000; name++) urls.urlOf('chat', String(name));
  expect(urls.urlOf('chat', '0')).not.toBe(first);
});

it('has URLs for each hub only where the template names it', () => {
  const own = new HandlerUrls('http://a.example/{Hub}');
  expect(own.nameHub).toBe(true);
  expect([own.urlOf('a', 'x')?.path, own.urlOf('b', 'x')?.path]).toEqual(['/a', '/b']);
  const shared = new HandlerUrls('http://a.example/{event}');
  expect(shared.nameHub).toBe(false);
  expect(shared.urlOf('a', 'x')).toBe(shared.urlOf('b', 'x'));
});

it('keeps no more URLs where clients choose the names of hubs', () => {
  const urls = new HandlerUrls('http://a.example/{hub}');
  const first = urls.urlOf('hub0', 'x');
  expect(urls.urlOf('hub0', 'x')).toBe(first);
  for (let name = 1; name <= 1000; name++) urls.urlOf(`hub${name}`, 'x');
  expect(urls.urlOf('hub0', 'x')).not.toBe(first);
});
