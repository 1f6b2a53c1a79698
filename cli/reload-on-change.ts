import { closeSync, openSync } from 'node:fs';
import { openLog, type Settings, type StartedEmulator } from '../emulator/index.js';
import { readTextFile } from '../lib/read-text-file.js';
import { FileWatch } from './file-watch.js';

/** What a reload needs. */
export interface ReloadParts {
  /** The path of the settings file. */
  readonly file: string;
  /** Reads the settings of all sources again. Throws where one is not allowed. */
  readonly read: () => Settings;
  /** Those of the start, which say how the log is written. */
  readonly settings: Settings;
  readonly emulator: Pick<StartedEmulator, 'reload' | 'checkEventHandlers'>;
  /** Ends the emulator, as a terminal that is closed asks for. */
  readonly close: () => Promise<void>;
}

/**
 * Reloads the settings when their file changes, and on SIGHUP. What is wrong with them is logged, and those before stay in
 * use.
 */
export function reloadOnChange({ file, read, settings, emulator, close }: ReloadParts): Disposable {
  const log = openLog(settings);
  const reload = async (): Promise<void> => {
    try {
      rejectEmptyFile(file);
      emulator.reload(read());
    } catch (error) {
      const reason = (error as Error).message.replaceAll(/\n\s*/g, ' ');
      log.error({ reason, hint: 'The settings before stay in use.' }, 'settings not reloaded');
      return;
    }
    for (const { hub, urlTemplate: url, accepts, reason } of await emulator.checkEventHandlers()) {
      if (accepts === false) log.warn({ hub, url, reason }, 'event handler does not accept events yet');
    }
  };
  const watch = new FileWatch(file, () => void reload());
  const onHangUp = (): void => {
    if (hasLostTerminal()) void close();
    else void reload();
  };
  process.on('SIGHUP', onHangUp);
  return {
    [Symbol.dispose]() {
      watch[Symbol.dispose]();
      process.off('SIGHUP', onHangUp);
    },
  };
}

/** Many editors empty a file before they write it. */
function rejectEmptyFile(file: string): void {
  if (readTextFile(file).trim() === '') {
    throw new Error(`The settings file ${file} is empty; expected settings. Write {} for none.`);
  }
}

/** A terminal that is closed sends the same signal as an operator who wants a reload. Then it is there no more. */
function hasLostTerminal(): boolean {
  if (![process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)) return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch {
    return true;
  }
}
