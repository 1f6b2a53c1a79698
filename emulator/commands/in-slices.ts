import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one slice may keep the event loop: a small part of the 50 ms that a person begins to notice. */
const sliceMs = 10;

/** How many items are acted on between two looks at the clock. */
const itemsPerLook = 16;

/**
 * Acts on all items, and lets others have their turn between slices. What fits into one slice is done when this returns.
 *
 * @param act never throws.
 */
export async function inSlices<Item>(items: Iterable<Item>, act: (item: Item) => void): Promise<void> {
  let end = performance.now() + sliceMs;
  let untilLook = itemsPerLook;
  for (const item of items) {
    act(item);
    if (--untilLook > 0) continue;
    untilLook = itemsPerLook;
    if (performance.now() < end) continue;
    await nextTurn();
    end = performance.now() + sliceMs;
  }
}
