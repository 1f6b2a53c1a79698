import type { Fault } from './fault.js';

/**
 * The source with the fault in it.
 *
 * @throws Error where the text to replace does not stand there exactly once: the source has moved on, and the fault with
 * it has to.
 */
export function applyFault(source: string, { breaks, file, find, replace }: Fault): string {
  const occurrences = source.split(find).length - 1;
  if (occurrences !== 1) {
    throw new Error(
      `The fault that breaks ${breaks} looks for ${JSON.stringify(find)} in ${file} and finds it ${occurrences} times; ` +
        'expected once. Adapt the fault to what the source says now.',
    );
  }
  return source.replace(find, () => replace);
}
