import { expect, it } from 'vitest';
import { parseYaml } from './parse-yaml.js';

it.each([
  ['a: 1', { a: 1 }],
  ['{"a": [true]}', { a: [true] }],
  ['', null],
  ['# nothing', null],
])('reads %j', (text, value) => {
  expect(parseYaml(text, 'The text')).toEqual(value);
});

it.each([
  [
    'port: 1\naccessKey: "my secret',
    'unexpected end of the stream within a double quoted scalar, in line 2, column 22.',
  ],
  ['accessKey: *secret', 'unidentified alias, in line 1, column 13.'],
  ['accessKey: !secret x', 'unknown scalar tag, in line 1, column 12.'],
])('says where %j is wrong, and nothing of what it holds', (text, problem) => {
  expect(() => parseYaml(text, 'The text')).toThrow(new Error(`The text is neither YAML nor JSON: ${problem}`));
});

it('refuses several documents', () => {
  expect(() => parseYaml('a: 1\n---\nb: 2', 'The text')).toThrow('The text holds 2 YAML documents; expected one.');
});
