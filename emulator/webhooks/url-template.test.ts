import { expect, it } from 'vitest';
import { expandUrlTemplate, leavesTemplatePath } from './url-template.js';

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

function leaves(template: string, event: string): boolean {
  return leavesTemplatePath(template, { hub: 'chat', event });
}

it.each([
  ['http://h/hooks/{event}/run', '.'],
  ['http://h/hooks/{event}/run', '..'],
  ['http://h/hooks/{event}', '..'],
  ['http://h/hooks/{EVENT}?code=x', '.'],
  ['http://h/{event}#x', '..'],
  ['http://h/hooks/.{event}', ''],
  ['http://h/hooks/.{event}', '.'],
  ['http://h/hooks/%2E{event}/x', '.'],
  ['http://h/hooks\\{event}\\x', '..'],
  ['http://h/hooks/{event}\t/x', '..'],
  ['http://h/hooks/{event} ', '.'],
])('finds that %j is left by the event %j', (template, event) => {
  expect(leaves(template, event)).toBe(true);
});

const names = [
  '',
  'x',
  '...',
  '..x',
  '%2e',
  '%2E%2e',
  '../x',
  '..\\x',
  '/',
  '\\',
  '..%2f',
  ' ..',
  '..\t',
  '..\u0000',
  '\uff0e\uff0e',
];

it.each(names)('posts the event %j to a path as long as that of any other', (event) => {
  for (const template of ['http://h/hooks/{event}/run', 'http://h/hooks/{hub}/{event}', 'http://h/hooks/x{event}']) {
    expect(leaves(template, event)).toBe(false);
    const { pathname } = new URL(expandUrlTemplate(template, { hub: 'chat', event }));
    expect(pathname.split('/')).toHaveLength(template.slice('http://h'.length).split('/').length);
    expect(pathname).toMatch(/^\/hooks\//);
  }
});

it.each(['http://h/hooks?event={event}', 'http://h/a/../hooks', 'http://h/./{event}x/..', 'http://h#{event}'])(
  'finds that %s is not left, whatever the event',
  (template) => {
    expect(['.', '..'].filter((event) => leaves(template, event))).toEqual([]);
  },
);

it('leaves a template without placeholders as it is', () => {
  expect(expandUrlTemplate('http://h/%7Bhub%7D?x=1', { hub: 'chat', event: 'e' })).toBe('http://h/%7Bhub%7D?x=1');
});
