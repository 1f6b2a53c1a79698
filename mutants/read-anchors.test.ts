import { expect, test } from 'vitest';
import { innermostAnchor, readAnchors } from './read-anchors.js';

const source = `import { a } from './a.js';

export const limit = 3;
const first = 1, second = 2;

/** A class. */
export class Hubs {
  readonly #hubs = new Map();
  constructor(private readonly log: Logger) {}
  get size() { return this.#hubs.size; }
  #find(name: string) { return this.#hubs.get(name); }
}

export function handlers() {
  const local = 5;
  const send = (call) => call;
  return {
    toAll: (call) => send(call),
    toGroup(call) { return send(call); },
    'by-name': function () {},
    kind: 'plain',
  };
}

export const table = { get: () => 1 };
`;
const anchors = readAnchors(source);

test('names constants, classes, members and functions, and neither imports nor local values', () => {
  expect(anchors.map(({ name }) => name)).toEqual([
    'limit',
    'first',
    'second',
    'Hubs',
    'Hubs.#hubs',
    'Hubs.constructor',
    'Hubs.size',
    'Hubs.#find',
    'handlers',
    'handlers.send',
    'handlers.toAll',
    'handlers.toGroup',
    'handlers.by-name',
    'table',
    'table.get',
  ]);
});

test.each([
  ['limit', 'export const limit = 3;'],
  ['second', 'second = 2'],
  ['Hubs.#find', '#find(name: string) { return this.#hubs.get(name); }'],
  ['handlers.toAll', 'toAll: (call) => send(call)'],
])('%s spans its whole declaration without the comment above', (name, text) => {
  const anchor = anchors.find((candidate) => candidate.name === name);
  expect(source.slice(anchor?.start, anchor?.end)).toBe(text);
});

test.each([
  ['this.#hubs.size', 'Hubs.size'],
  ["kind: 'plain'", 'handlers'],
  ["from './a.js'", undefined],
  ['export const limit = 3;\nconst first', undefined],
])('the innermost declaration around %j is %s', (text, name) => {
  const start = source.indexOf(text);
  expect(innermostAnchor(anchors, { start, end: start + text.length })?.name).toBe(name);
});
