import { expect, it } from 'vitest';
import { CheckedFilter } from '../filter/index.js';
import { CheckedPayload } from './checked-payload.js';
import type { Command } from './command.js';

it('serializes to plain data, with the filter and the payload as their texts', () => {
  const command: Command = {
    kind: 'send',
    hub: 'chat',
    target: { kind: 'hub' },
    filter: CheckedFilter.parse("'g' in groups"),
    payload: CheckedPayload.parse('42["a"]'),
  };
  expect(JSON.parse(JSON.stringify(command))).toEqual({ ...command, filter: "'g' in groups", payload: '42["a"]' });
});
