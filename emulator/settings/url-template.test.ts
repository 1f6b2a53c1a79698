import { expect, it } from 'vitest';
import { expandUrlTemplate, isUrlTemplate } from './url-template.js';

it.each([
  'http://localhost:7071/runtime/webhooks/socketio?code=x%3D',
  'https://a.example',
  'HTTPS://A.example/{Hub}/{EVENT}',
  'http://a.example?hub={hub}',
  'http://a.example/{hub}x{event}#{hub}',
  'http://[::1]:7071/{event}',
  'http://[0:0:0:0:0:0:0:1]/x',
  'http://bücher.example/',
  'http://a.example:80/',
])('allows %s', (template) => {
  expect(isUrlTemplate(template)).toBe(true);
});

it.each([
  '',
  'a.example/x',
  'ftp://a.example/',
  'tunnel:///x',
  'http://',
  'http:///x',
  'http://{hub}.example/',
  'http://{hub}/x',
  'http://a.example:{hub}/',
  'http://a.example{event}/',
  'http://a.example/{user}',
  'http://a.example/{hub',
  'http://a.example/}',
  'http://a.example/{{hub}}',
  'http://a.example:99999/',
  'http://a\\{hub}/',
])('refuses %j', (template) => {
  expect(isUrlTemplate(template)).toBe(false);
});

it.each([
  ['message', 'http://h/chat/message?e=message'],
  ['new message', 'http://h/chat/new%20message?e=new%20message'],
  ['a/b?c#d&e', 'http://h/chat/a%2Fb%3Fc%23d%26e?e=a%2Fb%3Fc%23d%26e'],
  ['ä😀', 'http://h/chat/%C3%A4%F0%9F%98%80?e=%C3%A4%F0%9F%98%80'],
  ['a\r\nb', 'http://h/chat/a%0D%0Ab?e=a%0D%0Ab'],
  ['$&{hub}', 'http://h/chat/%24%26%7Bhub%7D?e=%24%26%7Bhub%7D'],
  ['\ud800', 'http://h/chat/%EF%BF%BD?e=%EF%BF%BD'],
])('escapes the event %j', (event, url) => {
  expect(expandUrlTemplate('http://h/{hub}/{EVENT}?e={event}', { hub: 'chat', event })).toBe(url);
});

it('leaves a template without placeholders as it is', () => {
  expect(expandUrlTemplate('http://h/%7Bhub%7D?x=1', { hub: 'chat', event: 'e' })).toBe('http://h/%7Bhub%7D?x=1');
});
