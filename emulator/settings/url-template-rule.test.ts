import { expect, it } from 'vitest';
import { isUrlTemplate } from './url-template-rule.js';

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
  'http://user:password@a.example/',
  'http://user@a.example',
  'http://@a.example/',
])('refuses %j', (template) => {
  expect(isUrlTemplate(template)).toBe(false);
});
