import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { EventQueue } from '../connections/event-queue.js';
import type { IncomingFlow } from '../connections/incoming-flow.js';
import { parseSettings } from '../settings/parse-settings.js';
import type { SettingsInput } from '../settings/settings.js';
import type { IncomingPacket } from './incoming-packet.js';
import { MessageReader } from './message-reader.js';

/** A reader whose events begin one by one, when they are told to. */
function start(engine: SettingsInput['engine']) {
  const flow = { pause: vi.fn(), resume: vi.fn() };
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const events: EventQueue = new EventQueue(() => reader.readOn());
  const receive = ({ data, payload }: IncomingPacket): void =>
    events.enqueue(() => {
      begun.push(data);
      return new Promise((resolve) => ends.push(resolve));
    }, payload.length);
  const slowedDown = vi.fn();
  const limits = parseSettings({ engine }, 'a test').engine;
  const reader = new MessageReader(
    { link: { incoming: flow as unknown as IncomingFlow }, events, receive, slowedDown },
    limits,
  );
  const finish = async (count = 1): Promise<void> => {
    for (let finished = 0; finished < count; finished++) {
      ends.shift()?.();
      await nextTurn();
    }
  };
  return { flow, begun, events, reader, slowedDown, finish };
}

const event = (name: number): string => `2["${name}"]`;

it('pauses a client at its limit of events, and resumes it when half of them have begun', async () => {
  const { flow, begun, events, reader, slowedDown, finish } = start({ maxPendingEvents: 4 });
  for (let name = 0; name < 4; name++) reader.add(event(name));
  expect([begun.length, events.length]).toEqual([1, 3]);
  expect(flow.pause).not.toHaveBeenCalled();
  reader.add(event(4));
  expect(flow.pause).toHaveBeenCalledOnce();
  await finish();
  expect(flow.resume).not.toHaveBeenCalled();
  await finish();
  expect(flow.resume).toHaveBeenCalledOnce();
  for (let name = 5; name < 7; name++) reader.add(event(name));
  expect(flow.pause).toHaveBeenCalledTimes(2);
  expect(slowedDown).toHaveBeenCalledOnce();
});

it('keeps what comes while it is paused, and its order, without going over the limit again', async () => {
  const { flow, begun, events, reader, finish } = start({ maxPendingEvents: 4 });
  for (let name = 0; name < 20; name++) {
    reader.add(event(name));
    expect(events.length).toBeLessThanOrEqual(4);
  }
  const read = vi.fn();
  reader.whenRead(read);
  for (let count = 0; count < 15; count++) {
    expect(read).not.toHaveBeenCalled();
    await finish();
    expect(events.length).toBeLessThanOrEqual(4);
  }
  await finish(5);
  expect(read).toHaveBeenCalledOnce();
  expect(begun).toEqual(Array.from({ length: 20 }, (_, name) => `["${name}"]`));
  expect(flow.resume).toHaveBeenCalled();
});

it('counts the bytes of events and of an unfinished packet', () => {
  const { flow, reader } = start({ maxPendingBytes: 3000 });
  reader.add(event(0));
  reader.add(`2["${'x'.repeat(1000)}"]`);
  reader.add('52-["b"]');
  expect(flow.pause).not.toHaveBeenCalled();
  reader.add(Buffer.alloc(1500));
  expect(flow.pause).toHaveBeenCalledOnce();
});

it('does not wait for an event where there is none', () => {
  const { flow, reader } = start({ maxPendingBytes: 100 });
  reader.add('52-["b"]');
  reader.add(Buffer.alloc(66));
  expect(flow.pause).not.toHaveBeenCalled();
});

it('rejects what a client sends that cannot be paused', () => {
  const { reader } = start({ maxPendingEvents: 1, maxPendingBytes: 100_000, maxPayloadBytes: 1000 });
  const message = `2["${'x'.repeat(900)}"]`;
  const sendAll = (): void => {
    for (let count = 0; count < 200; count++) reader.add(message);
  };
  expect(sendAll).toThrow('more than 101000 bytes came after it was paused');
});

it('reads nothing more once it is stopped', async () => {
  const { begun, reader, finish } = start({ maxPendingEvents: 1 });
  for (let name = 0; name < 5; name++) reader.add(event(name));
  reader.stop();
  reader.add(event(5));
  const read = vi.fn();
  reader.whenRead(read);
  expect(read).toHaveBeenCalledOnce();
  await finish(5);
  expect(begun).toEqual(['["0"]', '["1"]']);
});
