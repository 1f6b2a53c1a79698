/** Children of a node, as in .NET's PriorityQueue. */
const arity = 4;

/**
 * The smallest items, in the order in which the service was recorded to list them: that of a max-heap with four children
 * a node. The first is the greatest of them. The service keeps the smallest items that it has seen in a priority queue,
 * and lists them as the queue holds them.
 *
 * @param count how many items at most; Infinity for all.
 */
export function smallestInHeapOrder<Item>(
  items: Iterable<Item>,
  count: number,
  compare: (a: Item, b: Item) => number,
): Item[] {
  const heap: Item[] = [];
  for (const item of items) {
    const [greatest] = heap;
    if (heap.length < count) insert(heap, item, compare);
    else if (greatest !== undefined && compare(item, greatest) < 0) replaceGreatest(heap, item, compare);
  }
  return heap;
}

type Compare<Item> = (a: Item, b: Item) => number;

/** Moves parents that are smaller than the new item down, from the end to the root. */
function insert<Item>(heap: Item[], item: Item, compare: Compare<Item>): void {
  let index = heap.length;
  while (index > 0) {
    const parentIndex = Math.floor((index - 1) / arity);
    const parent = heap[parentIndex] as Item;
    if (compare(item, parent) <= 0) break;
    heap[index] = parent;
    index = parentIndex;
  }
  heap[index] = item;
}

/** Moves greatest children that are greater than the new item up, from the root to the leaves. */
function replaceGreatest<Item>(heap: Item[], item: Item, compare: Compare<Item>): void {
  let index = 0;
  for (;;) {
    const first = index * arity + 1;
    const children = heap.slice(first, first + arity);
    if (children.length === 0) break;
    const greatest = children.reduce((a, b) => (compare(b, a) > 0 ? b : a));
    if (compare(item, greatest) >= 0) break;
    heap[index] = greatest;
    index = first + children.indexOf(greatest);
  }
  heap[index] = item;
}
