import { useEffect, useRef, useState } from 'preact/hooks';
import type { TimelineBatch, TimelineEntry } from '../messages.js';
import type { EmulatorLink } from './emulator-link.js';

/** How many entries the page keeps. */
const maxEntries = 1000;

export interface ShownTimeline {
  readonly online: boolean;
  /** The newest first. */
  readonly entries: readonly TimelineEntry[];
  /** How many the emulator has left out, since they came too fast. */
  readonly skipped: number;
  readonly paused: boolean;
  /** How many have come while it is paused. */
  readonly waiting: number;
  readonly setPaused: (paused: boolean) => void;
  readonly clear: () => void;
}

interface Kept {
  readonly entries: readonly TimelineEntry[];
  readonly skipped: number;
}

/** What happens at the emulator, as it comes. */
export function useTimeline(link: EmulatorLink): ShownTimeline {
  const [online, setOnline] = useState(false);
  const [kept, setKept] = useState<Kept>({ entries: [], skipped: 0 });
  const [paused, setPaused] = useState(false);
  const [held, setHeld] = useState<readonly TimelineBatch[]>([]);
  const isPaused = useRef(paused);
  isPaused.current = paused;
  useEffect(
    () =>
      link.listen((batch) => {
        if (isPaused.current) setHeld((batches) => [...batches, batch].slice(-maxEntries));
        else setKept((last) => merge(last, [batch]));
      }, setOnline),
    [link],
  );
  return {
    online,
    ...kept,
    paused,
    waiting: held.reduce((sum, { entries, skipped }) => sum + entries.length + skipped, 0),
    setPaused(next) {
      setPaused(next);
      if (next) return;
      setKept((last) => merge(last, held));
      setHeld([]);
    },
    clear() {
      setKept({ entries: [], skipped: 0 });
      setHeld([]);
    },
  };
}

/** Adds what is new. After a reconnect the emulator sends what it has kept once more; a restarted one begins again at 1. */
function merge({ entries, skipped }: Kept, batches: readonly TimelineBatch[]): Kept {
  const known = new Map(entries.map(({ id, time }) => [id, time]));
  const fresh = batches.flatMap((batch) => batch.entries).filter(({ id, time }) => known.get(id) !== time);
  if (fresh.length === 0) return { entries, skipped };
  return {
    entries: [...fresh.reverse(), ...entries].slice(0, maxEntries),
    skipped: skipped + batches.reduce((sum, batch) => sum + batch.skipped, 0),
  };
}
