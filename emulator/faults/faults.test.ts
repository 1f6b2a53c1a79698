import { expect, it } from 'vitest';
import type { Fault } from './fault.js';
import { Faults } from './faults.js';

function hits(fault: Fault, calls: number): boolean[] {
  const faults = new Faults();
  faults.inject(fault);
  return Array.from({ length: calls }, () => faults.ofCall('sendToAll', 'chat') !== undefined);
}

it('meets every call, or a share of them that is the same each time', () => {
  expect(hits({ at: 'rest', status: 503 }, 3)).toEqual([true, true, true]);
  expect(hits({ at: 'rest', status: 503, share: 0.25 }, 8)).toEqual([
    ...[true, false, false, false],
    ...[true, false, false, false],
  ]);
  expect(hits({ at: 'rest', status: 503, share: 0.75 }, 4)).toEqual([true, true, true, false]);
});

it('ends after a number of times, or where it is removed', () => {
  expect(hits({ at: 'rest', status: 503, times: 2 }, 3)).toEqual([true, true, false]);
  const faults = new Faults();
  {
    using fault = faults.inject({ at: 'rest', drop: true });
    expect(faults.ofCall('sendToAll', 'chat')).toMatchObject({ drop: true });
    expect(fault.hits).toBe(1);
  }
  expect(faults.isEmpty).toBe(true);
});

it('meets only the operation, event and hub that it names', () => {
  const faults = new Faults();
  faults.inject({ at: 'rest', operation: 'sendToAll', hub: 'Chat', status: 429 });
  faults.inject({ at: 'delivery', event: 'message', status: 500 });
  expect(faults.ofCall('sendToGroup', 'chat')).toBeUndefined();
  expect(faults.ofCall('sendToAll', 'other')).toBeUndefined();
  expect(faults.ofCall('sendToAll', 'chat')).toMatchObject({ status: 429 });
  expect(faults.ofDelivery('connect', 'chat')).toBeUndefined();
  expect(faults.ofDelivery('message', 'chat')).toMatchObject({ status: 500 });
});

it.each<[unknown, string]>([
  [{ at: 'rest' }, 'it does nothing; give it delayMs, status or drop.'],
  [{ status: 503 }, 'at is missing; it must be "rest" or "delivery".'],
  [{ at: 'REST', status: 503 }, 'at is "REST"; it must be "rest" or "delivery".'],
  [{ at: 'rest', status: 202 }, 'status is 202; it must be a whole number from 400 to 599.'],
  [{ at: 'rest', status: 503, drop: true }, 'status and drop exclude each other.'],
  [{ at: 'rest', statuss: 503, drop: true }, 'statuss is not a part of it. Did you mean status?'],
  [{ at: 'rest', drop: true, share: 2 }, 'share is 2; it must be above 0 and at most 1.'],
  [{ at: 'rest', drop: true, operation: 'sendToAl' }, 'Did you mean sendToAll'],
  [{ at: 'rest', drop: true, event: 'message' }, 'event is not a part of it.'],
  [{ at: 'delivery', drop: true, headers: {} }, 'headers and body are those of an answer; give it a status too.'],
])('rejects %j', (fault, message) => {
  expect(() => new Faults().inject(fault as Fault)).toThrow(message);
});

it('holds no more than a hundred faults', () => {
  const faults = new Faults();
  for (let number = 0; number < 100; number++) faults.inject({ at: 'rest', drop: true });
  expect(() => faults.inject({ at: 'rest', drop: true })).toThrow(/There are 100 faults already\..+reset\(\)/);
});
