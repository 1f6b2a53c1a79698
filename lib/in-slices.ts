/**
 * How many items all work of this process together acts on in a turn of the event loop: some milliseconds of small steps, of
 * the 50 ms that a person begins to notice. It is a number and no time, so that a busy machine makes slices no longer.
 */
export const itemsPerSlice = 1000;

let itemsLeft = itemsPerSlice;
let isRefillDue = false;
/** Work that waits for a slice, in the order of its turns. */
let waiting: (() => void)[] = [];

/**
 * Acts on all items, and lets others have their turn between slices. What is left of this turn's slice is used before this
 * returns. Each turn's slice goes to the work that has waited longest, so that several large ones take turns.
 *
 * @param act never throws; it takes about as long as a few insertions into a map.
 */
export async function inSlices<Item>(items: Iterable<Item>, act: (item: Item) => void): Promise<void> {
  for (const item of items) {
    while (itemsLeft === 0) await nextSlice();
    itemsLeft--;
    refillNextTurn();
    act(item);
  }
}

function nextSlice(): Promise<void> {
  refillNextTurn();
  return new Promise((resolve) => waiting.push(resolve));
}

function refillNextTurn(): void {
  if (isRefillDue) return;
  isRefillDue = true;
  setImmediate(() => {
    isRefillDue = false;
    itemsLeft = itemsPerSlice;
    const [first, ...others] = waiting;
    waiting = others;
    first?.();
    if (others.length > 0) refillNextTurn();
  });
}
