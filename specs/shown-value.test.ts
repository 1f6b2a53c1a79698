import { expect, it } from 'vitest';
import { shownName, shownValue } from './shown-value.js';

it.each<[string[], unknown, string]>([
  [['port'], undefined, 'missing'],
  [['port'], 'x', '"x"'],
  [['port'], 1.5, '1.5'],
  [['port'], null, 'null'],
  [['hubs'], [], '[]'],
  [['hubs'], {}, '{}'],
  [['hubs'], [{ accessKey: 'k' }], 'a list'],
  [['hubs'], { accessKey: 'k' }, 'a mapping'],
  [['accessKey'], 'k', 'a text that is not shown here'],
  [['secondaryAccessKey'], '', '""'],
  [['identity', 'client', 'secret'], 17, 'a number that is not shown here'],
  [['connectionString'], 'Endpoint=x', 'a text that is not shown here'],
  [['endpoint'], 'http://ana:secret@host/', '"http://***@host/"'],
  [['urlTemplate'], 'http://host/x?code=k&a=1', '"http://host/x?code=***&a=1"'],
  [['name'], 'x'.repeat(130), `"${'x'.repeat(119)}… (132 characters)`],
])('shows %j of %j as %s', (path, value, shown) => {
  expect(shownValue(path, value)).toBe(shown);
});

it.each([
  ['secret', 'secret'],
  ['secret:abc', 'secret:…'],
  ['secret=abc', 'secret=…'],
  ['a:b=c\n:d', 'a:…'],
  ['', ''],
])('shows the name %j as %j', (name, shown) => {
  expect(shownName(name)).toBe(shown);
});
