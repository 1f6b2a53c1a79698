import type { Fault } from './fault.js';
import { type AnchoredSource, locateFault, missingFile, occurrences, placeName } from './locate-fault.js';
import { innermostAnchor } from './read-anchors.js';

/** Where a fault looks for its text. */
export type Target = Pick<Fault, 'file' | 'in'>;

/** What becomes of a fault when the source has changed. */
export type Retargeting =
  | { readonly outcome: 'matches' }
  | { readonly outcome: 'moved'; readonly to: Target }
  | { readonly outcome: 'lost'; readonly reason: string };

/** A declaration that holds the text of a fault, and how often. */
interface Holder extends Target {
  readonly times: number;
}

/**
 * Finds the one place in which a fault's text stands now. Where its declaration has gone, that is the one of the same name
 * in another file, or else the method of the same name in another class. Where neither has the text, it is the only
 * place in the same file, or else the only one in all sources.
 */
export function retargetFault(sources: readonly AnchoredSource[], fault: Fault): Retargeting {
  const own = sources.find(({ file }) => file === fault.file);
  let reason = missingFile(fault);
  if (own !== undefined) {
    try {
      locateFault(own, fault);
      return { outcome: 'matches' };
    } catch (error) {
      reason = (error as Error).message;
    }
  }
  const holders = sources.flatMap((source) => findHolders(source, fault.find));
  const isDeclared = own?.anchors.some(({ name }) => name === fault.in) ?? false;
  // A declaration that is still there was edited: another one of the same name is a coincidence.
  const elsewhere = isDeclared ? [] : sources;
  const sameName = namedHolders(elsewhere, fault, (name) => name === fault.in);
  const sameMethod = namedHolders(elsewhere, fault, (name) => lastPart(name) === lastPart(fault.in));
  const sameFile = holders.filter(({ file }) => file === fault.file);
  for (const candidates of [sameName, sameMethod, sameFile, holders]) {
    const [only] = candidates;
    if (candidates.length === 1 && only?.times === 1) {
      return { outcome: 'moved', to: { file: only.file, in: only.in } };
    }
    // Several places are as good as each other; a wider search cannot decide between them.
    if (candidates.length > 1) return { outcome: 'lost', reason: ambiguous(fault, candidates) };
  }
  return { outcome: 'lost', reason };
}

/** The innermost declarations that hold the text, and the file itself for text outside every declaration. */
function findHolders(source: AnchoredSource, find: string): Holder[] {
  const times = new Map<string | undefined, number>();
  for (const place of occurrences(source, find)) {
    const name = innermostAnchor(source.anchors, place)?.name;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return [...times].map(([name, count]) => ({ file: source.file, in: name, times: count }));
}

/** The declarations with a fitting name that hold the text, wherever in them it stands. */
function namedHolders(
  sources: readonly AnchoredSource[],
  { in: anchor, find }: Fault,
  fits: (name: string) => boolean,
): Holder[] {
  if (anchor === undefined) return [];
  return sources.flatMap((source) => {
    const names = new Set(source.anchors.map(({ name }) => name).filter(fits));
    return [...names].flatMap((name) => {
      const declarations = source.anchors.filter((declaration) => declaration.name === name);
      const times = declarations.flatMap((declaration) => occurrences(source, find, declaration)).length;
      return times === 0 ? [] : [{ file: source.file, in: name, times }];
    });
  });
}

function lastPart(name: string | undefined): string | undefined {
  return name?.slice(name.lastIndexOf('.') + 1);
}

function ambiguous({ breaks, fault, find }: Fault, holders: readonly Holder[]): string {
  return (
    `The fault "${fault}", which breaks ${breaks}, no longer finds ${JSON.stringify(find)} where it looks, and finds it in ` +
    `${holders.map(placeName).join(', ')}. Name one of them as "file:" and "in:".`
  );
}
