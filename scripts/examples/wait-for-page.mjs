import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { ExampleError } from './example-error.mjs';

const limitMs = 60_000;
const pauseMs = 100;

/**
 * Waits until a page answers 2xx, or the signal says that it is of no use any more.
 *
 * @throws ExampleError where it does not within a minute.
 */
export async function waitForPage(url, signal) {
  const begin = performance.now();
  let seen = 'nothing listened there';
  while (performance.now() - begin < limitMs && !signal.aborted) {
    try {
      const { ok, status } = await fetch(url);
      if (ok) return;
      seen = `it answered ${status}`;
    } catch {
      // It does not listen yet.
    }
    await delay(pauseMs);
  }
  if (!signal.aborted) throw new ExampleError(`The page ${url} was not ready within ${limitMs / 1000} s: ${seen}.`);
}
