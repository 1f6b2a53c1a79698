import { expect, test } from 'vitest';
import { withoutRunNames } from './without-run-names.js';

const encoded = (namespace: string): string => Buffer.from(namespace).toString('base64url');

test('gives two scenarios with the same failure the same message', () => {
  const failure = (namespace: string): string => `expected 43${namespace},1[], received 42${namespace},["told"]`;
  expect(withoutRunNames(failure('/4be2beb0-0002'))).toBe(
    'expected 43<namespace>,1[], received 42<namespace>,["told"]',
  );
  expect(withoutRunNames(failure('/4be2beb0-0002'))).toBe(withoutRunNames(failure('/d5df8579-0114')));
});

test('keeps a difference between two namespaces', () => {
  expect(withoutRunNames('expected /4be2beb0-0002, received /4be2beb0-0003')).toBe(
    'expected <namespace 1>, received <namespace 2>',
  );
});

test('knows a namespace in the name of a group', () => {
  expect(withoutRunNames(`HEAD /groups/0~${encoded('/4be2beb0-0002')}~bG9iYnk answered 200`)).toBe(
    'HEAD /groups/0~<namespace>~bG9iYnk answered 200',
  );
});

test('keeps what a scenario put behind its namespace', () => {
  expect(withoutRunNames('CONNECT in /854dc83f-0089größe')).toBe('CONNECT in <namespace>größe');
});

test('changes no other name', () => {
  const message = `0~${encoded('/chat')}~ and /chat and /ids/4be2beb0-0002-4fff-8aaa-0123456789ab`;
  expect(withoutRunNames('0~L2NoYXQ~ of /chat')).toBe('0~L2NoYXQ~ of /chat');
  expect(withoutRunNames(message)).toBe(message);
});
