import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { fileVersion } from '../../lib/file-version.js';

/** What editors and package managers write there changes no app. */
const ignoredFolders = new Set([
  'node_modules',
  '.git',
  '.vscode',
  '.venv',
  '__pycache__',
  '__blobstorage__',
  '__queuestorage__',
]);
const settledAfterMs = 150;

/** Calls back once the files of an app have changed and are quiet again. */
export class AppWatcher implements AsyncDisposable {
  readonly #watcher: FSWatcher;
  #timer: NodeJS.Timeout | undefined;

  private constructor(watcher: FSWatcher, onChange: (files: readonly string[]) => void) {
    this.#watcher = watcher;
    let files: string[] = [];
    const versions = new Map<string, string>();
    watcher.on('all', (_, file) => {
      const version = fileVersion(file);
      // One write may be told twice, and the second time when the app is long loaded again.
      if (versions.get(file) === version) return;
      versions.set(file, version);
      files.push(file);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        onChange(files);
        files = [];
      }, settledAfterMs);
    });
  }

  /** Settles once every change from now on is noticed. */
  static async start(folder: string, onChange: (files: readonly string[]) => void): Promise<AppWatcher> {
    const watcher = watch(folder, {
      ignoreInitial: true,
      ignored: (file) => ignoredFolders.has(path.basename(file)) && file !== folder,
    });
    const ready = new Promise<void>((resolve, reject) => {
      watcher.once('ready', resolve).once('error', reject);
    });
    await ready;
    return new AppWatcher(watcher, onChange);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    await this.#watcher.close();
  }
}
