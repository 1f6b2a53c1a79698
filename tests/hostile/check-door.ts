import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startEmulator } from '../../emulator/index.js';
import type { LocalServer } from '../helpers/local-server.js';
import { type HandlerAnswers, settingsFor, startEventHandler } from './event-handler.js';
import { type MeasuredEmulator, startMeasuredEmulator } from './measured-emulator.js';
import { ordinaryResults, useAsOrdinaryClient } from './ordinary-client.js';
import type { HostileInput, Target } from './target.js';

const rounds = 200;
const roundsAtOnce = 10;
/** Until the code is compiled and caches are full. */
const warmUpRounds = 40;
/**
 * Growth was measured once closed sockets were released: -1.6 to 0.7 MB after 200 rounds at the doors of paths,
 * handshakes and tokens, and -0.6 to 0.8 MB after 600. The bound is 1 KiB for each of the 2000 inputs, less than a kept
 * request with its socket needs.
 */
const memoryBoundBytes = 2 * 1024 * 1024;
/** Sockets that had just closed were seen to be held for 1.5 to 3 seconds. */
const releaseCheckMs = 3000;
const unsettledBytes = 64 * 1024;
/** Those of 17 MB answers and 10,000 clauses took up to two minutes on two busy cores. */
const roundsTimeoutMs = 300_000;

/** Declares the tests of one way into the emulator. An error that nobody caught makes vitest fail by itself. */
export function checkDoor(inputs: readonly HostileInput[], answers: HandlerAnswers = {}): void {
  let handler: LocalServer;
  let emulator: StartedEmulator;

  beforeAll(async () => {
    handler = await startEventHandler(answers);
    emulator = await startEmulator(settingsFor(handler));
  });

  afterAll(async () => {
    await emulator.close();
    await handler[Symbol.asyncDispose]();
  });

  it.each(inputs)('answers $name with: $expected; the next client is served', async ({ send, expected }) => {
    expect(await send(emulator)).toBe(expected);
    expect(await useAsOrdinaryClient(emulator)).toEqual(ordinaryResults);
  });

  it(
    `needs no more memory after ${rounds} rounds of all of them`,
    async () => {
      using measured = await startMeasuredEmulator(settingsFor(handler));
      await sendRounds(measured, inputs, warmUpRounds);
      expect(await useAsOrdinaryClient(measured)).toEqual(ordinaryResults);
      const before = await settledMemory(measured);
      await sendRounds(measured, inputs, rounds);
      expect(measured.alive).toBe(true);
      expect(await useAsOrdinaryClient(measured)).toEqual(ordinaryResults);
      expect((await settledMemory(measured)) - before).toBeLessThan(memoryBoundBytes);
    },
    roundsTimeoutMs,
  );
}

async function sendRounds(target: Target, inputs: readonly HostileInput[], count: number): Promise<void> {
  for (let done = 0; done < count; done += roundsAtOnce) {
    const round = Array.from({ length: roundsAtOnce }, () => inputs).flat();
    await Promise.all(
      round.map(async ({ name, expected, send }) => expect([name, await send(target)]).toEqual([name, expected])),
    );
  }
}

/** What is in use once it no longer falls. */
async function settledMemory(emulator: MeasuredEmulator): Promise<number> {
  let last = await emulator.memory();
  const drop = async (): Promise<number> => {
    const previous = last;
    last = await emulator.memory();
    return previous - last;
  };
  let asked = 0;
  // The first answer comes too early to tell anything.
  const laterDrop = (): Promise<number> => (asked++ === 0 ? Promise.resolve(Infinity) : drop());
  await expect.poll(laterDrop, { interval: releaseCheckMs, timeout: 60_000 }).toBeLessThan(unsettledBytes);
  return last;
}
