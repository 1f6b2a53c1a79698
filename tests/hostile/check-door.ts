import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startEmulator } from '../../emulator/index.js';
import type { LocalServer } from '../helpers/local-server.js';
import { type HandlerAnswers, settingsFor, startEventHandler } from './event-handler.js';
import { startMeasuredEmulator } from './measured-emulator.js';
import { ordinaryResults, useAsOrdinaryClient } from './ordinary-client.js';
import type { HostileInput, Target } from './target.js';

const rounds = Number(process.env['R'] ?? 200);
const roundsAtOnce = 10;
/** Until the code is compiled and caches are full. */
const warmUpRounds = 40;
const memoryBoundBytes = 2 * 1024 * 1024;

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

  it(`needs no more memory after ${rounds} rounds of all of them`, async () => {
    using measured = await startMeasuredEmulator(settingsFor(handler));
    await sendRounds(measured, inputs, warmUpRounds);
    expect(await useAsOrdinaryClient(measured)).toEqual(ordinaryResults);
    const before = await measured.memory();
    await sendRounds(measured, inputs, rounds);
    expect(measured.alive).toBe(true);
    expect(await useAsOrdinaryClient(measured)).toEqual(ordinaryResults);
    if (process.env['R'])
      for (let i = 0; i < 4; i++) {
        await new Promise((r) => setTimeout(r, 1500));
        console.log('GROWTH', rounds, (await measured.memory()) - before);
      }
    // What has just ended may still be on its way out.
    await expect.poll(() => measured.memory(), { timeout: 10_000 }).toBeLessThan(before + memoryBoundBytes);
  });
}

async function sendRounds(target: Target, inputs: readonly HostileInput[], count: number): Promise<void> {
  for (let done = 0; done < count; done += roundsAtOnce) {
    const round = Array.from({ length: roundsAtOnce }, () => inputs).flat();
    await Promise.all(
      round.map(async ({ name, expected, send }) => expect([name, await send(target)]).toEqual([name, expected])),
    );
  }
}
