import { expect, it } from 'vitest';
import { prettyLine } from '../../log/pretty-line.js';
import { arrowOf } from './entry-kind.js';

it.each([
  ['delivery', '→'],
  ['delivery failed, trying again', '→'],
  ['validation', '→'],
  ['request', '←'],
  ['request rejected', '←'],
  ['client rejected', '←'],
])('points in the same direction as the log: %s', (message, arrow) => {
  const entry = { level: 'info', time: 0, message, fields: {} } as const;
  expect(arrowOf({ id: 1, ...entry })).toBe(arrow);
  expect(prettyLine(entry, false, (_, text) => text)).toContain(` ${arrow}`);
});

it('points from the emulator for what it sends to a client, and nowhere for a connection', () => {
  const arrows = ['answer sent', 'packet received', 'client connected'].map((message) =>
    arrowOf({ id: 1, level: 'info', time: 0, message, fields: {} }),
  );
  expect(arrows).toEqual(['→', '←', '']);
});
