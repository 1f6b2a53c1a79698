import path from 'node:path';
import { FunctionsAppError } from '../workers/app-error.js';
import type { AppFunction } from './app-function.js';
import type { ReadApp } from './app-start.js';
import { summarize, type FunctionSummary } from './app-summary.js';
import type { HostLog } from './host-log.js';
import type { HostServer } from './host-server.js';
import { RunningApp } from './running-app.js';

interface ReloaderOptions {
  /** Reads the app's files. */
  readonly read: () => ReadApp;
  readonly server: HostServer;
  /** Tells the service which events the app has functions for. */
  readonly wire: (functions: readonly AppFunction[]) => void;
  readonly url: string;
  readonly log: HostLog;
  /** Whether a change of a file starts the app again. */
  readonly isWatched: boolean;
}

/** Keeps an app running: one at a time, and the next one once its files have changed. */
export class AppReloader implements AsyncDisposable {
  readonly #options: ReloaderOptions;
  #app: RunningApp | undefined;
  /** One start or end after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #waitingFiles: Set<string> | undefined;
  #isStopped = false;

  constructor(options: ReloaderOptions) {
    this.#options = options;
  }

  get functions(): readonly FunctionSummary[] {
    return (this.#app?.functions ?? []).map((each) => summarize(each, this.#options.url));
  }

  /** Starts the app. @throws FunctionsAppError where it cannot run. */
  start(): Promise<void> {
    return this.#inTurn(() => this.#start());
  }

  /** Ends the app, and starts it as its files are now. What is wrong with it then is a log line. */
  reload(files: readonly string[]): void {
    if (this.#waitingFiles !== undefined) {
      for (const file of files) this.#waitingFiles.add(file);
      return;
    }
    this.#waitingFiles = new Set(files);
    void this.#inTurn(async () => {
      const changed = [...(this.#waitingFiles ?? [])].map((file) => path.basename(file));
      this.#waitingFiles = undefined;
      if (this.#isStopped) return;
      this.#say('information', `${changed.slice(0, 3).join(', ')} changed: the app is loaded again.`);
      await this.#end();
      try {
        await this.#start();
        this.#say('information', `The app is loaded: ${this.functions.map(({ name }) => name).join(', ')}.`);
      } catch (error) {
        if (!(error instanceof FunctionsAppError)) throw error;
        this.#say('error', `${error.message}\nThe host waits until a file changes.`);
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopped = true;
    await this.#inTurn(() => this.#end());
  }

  async #start(): Promise<void> {
    const { read, server, wire } = this.#options;
    const { start, local } = read();
    const app = await RunningApp.start(start);
    void app.exited.then((reason) => this.#onExit(app, reason));
    this.#app = app;
    server.cors = local;
    server.app = app;
    wire(app.functions);
    app.timers.start();
  }

  async #end(): Promise<void> {
    const app = this.#app;
    this.#app = undefined;
    this.#options.server.app = undefined;
    await app?.[Symbol.asyncDispose]();
  }

  #onExit(app: RunningApp, reason: string): void {
    if (this.#app !== app) return;
    this.#app = undefined;
    this.#options.server.app = undefined;
    app.timers[Symbol.dispose]();
    const next = this.#options.isWatched ? ' It starts again when a file changes.' : '';
    this.#say('critical', `The app ${reason}.${next}`);
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #say(level: 'information' | 'error' | 'critical', message: string): void {
    this.#options.log({ level, source: 'host', message });
  }
}
