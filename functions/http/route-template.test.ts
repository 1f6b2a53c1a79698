import { expect, it } from 'vitest';
import { RouteTemplate } from './route-template.js';

it.each<[template: string, path: string, want: Record<string, string> | undefined]>([
  ['', '/', {}],
  ['index', '/index', {}],
  ['index', '/INDEX/', {}],
  ['index', '/index/more', undefined],
  ['products/{category}/{id}', '/products/a%20b/7', { category: 'a b', id: '7' }],
  ['products/{category}/{id}', '/products/a', undefined],
  ['products/{id?}', '/products', {}],
  ['products/{id?}', '/products/7', { id: '7' }],
  ['products/{id=1}', '/products', { id: '1' }],
  ['products/{id:int}', '/products/7', { id: '7' }],
  ['products/{id:int}', '/products/seven', undefined],
  ['products/{id:int?}', '/products', {}],
  ['products/{id:int:range(1,9)=5}', '/products', { id: '5' }],
  ['products/{id:int:range(1,9)}', '/products/10', undefined],
  ['{id:guid}', '/0f9c97a2-f0bf-4706-afe8-7a14e0797b11', { id: '0f9c97a2-f0bf-4706-afe8-7a14e0797b11' }],
  ['{name:alpha:length(2,4)}', '/abc', { name: 'abc' }],
  ['{name:alpha:length(2,4)}', '/abcde', undefined],
  ['{date:datetime}', '/2024-01-01', { date: '2024-01-01' }],
  ['{id:long}', '/9223372036854775807', { id: '9223372036854775807' }],
  ['{id:long}', '/9223372036854775808', undefined],
  ['{code:regex(^\\d{{2}}/?x$)}', '/12x', { code: '12x' }],
  ['{code:regex(^\\d{{2}}x$)}', '/1x', undefined],
  ['files/{*path}', '/files/a/b.txt', { path: 'a/b.txt' }],
  ['files/{*path}', '/files', {}],
  ['v{version}/items', '/v2/items', { version: '2' }],
  ['{name}.{ending}', '/report.txt', { name: 'report', ending: 'txt' }],
  ['a.b', '/axb', undefined],
  ['{id}', '/%E0%A4%A', undefined],
])('matches %s against %s', (template, path, want) => {
  expect(new RouteTemplate(template).match(path)).toEqual(want);
});

it('tries the more exact template first', () => {
  const templates = ['{*rest}', 'items/{id}', 'items/{id:int}', 'items/new', '{a}/{b}'];
  const sorted = templates
    .map((text) => new RouteTemplate(text))
    .sort((a, b) => (a.precedence < b.precedence ? -1 : 1));
  expect(sorted.map(({ text }) => text)).toEqual(['items/new', 'items/{id:int}', 'items/{id}', '{a}/{b}', '{*rest}']);
});

it.each([
  ['a//b', /a segment is empty/],
  ['{id', /has a brace without its other one/],
  ['{}', /\{\} names no parameter/],
  ['{id?}/more', /\{id\?\} has to be the last segment/],
  ['{*rest}/more', /\{\*rest\} has to be the last segment/],
  ['{id:number}', /has the unknown constraint "number"/],
  ['{id:length(a)}', /has the unknown constraint "length\(a\)"/],
  ['{id:regex([)}', /has the unknown constraint/],
  ['{id}/{ID}', /the parameter id is there twice/],
])('rejects the template %s', (template, message) => {
  expect(() => new RouteTemplate(template)).toThrow(message);
});
