import { useCallback, useEffect, useState } from 'preact/hooks';
import type { EmulatorState } from '../messages.js';
import type { EmulatorLink } from './emulator-link.js';

const refreshMs = 1000;

export interface ShownState {
  /** Undefined before the first answer. */
  readonly value: EmulatorState | undefined;
  /** Asks again at once, after something was done. */
  readonly refresh: () => void;
}

/** The emulator's hubs and connections, asked for again each second. */
export function useEmulatorState(link: EmulatorLink, search: string): ShownState {
  const [value, setValue] = useState<EmulatorState>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<void> => {
      const answer = await link.ask('state', { search }).catch(() => undefined);
      if (isOver) return;
      if (answer !== undefined) setValue(answer);
      timer = setTimeout(() => void ask(), refreshMs);
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [link, search, turn]);
  const refresh = useCallback(() => setTurn((last) => last + 1), []);
  return { value, refresh };
}
