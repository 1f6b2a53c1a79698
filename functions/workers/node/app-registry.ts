import type { FunctionMetadata, HookCallback, LogCategory, LogLevel, ProgrammingModel } from './core-types.js';

export type FunctionCallback = (...inputs: unknown[]) => unknown;

export interface RegisteredFunction {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
}

/** To whom a log entry belongs. */
export interface LogOwner {
  readonly functionName?: string;
  readonly invocationId?: string;
  /** The context that hooks on logs are given. */
  readonly invocationContext?: unknown;
}

type WriteLog = (level: LogLevel, message: string, owner: LogOwner) => void;

/** What the app registers while its files are loaded. */
class AppRegistry {
  readonly functions = new Map<string, RegisteredFunction>();
  /** Shared by all hooks of the app. */
  readonly appHookData = {};
  /** Shared by the hooks on the app's start and end. */
  readonly startAndEndHookData = {};
  model: ProgrammingModel | undefined;
  /** Set once the process can speak to its host. */
  writeLog: WriteLog = () => undefined;
  readonly #hooks = new Map<string, Set<HookCallback>>();
  #isLoaded = false;

  /** No function can be registered any more. */
  finishLoading(): void {
    this.#isLoaded = true;
  }

  /** Returns how to take the function back. */
  addFunction(metadata: FunctionMetadata, callback: FunctionCallback): () => void {
    const { name } = metadata;
    if (this.#isLoaded) {
      throw new Error(`The function "${name}" is registered too late: expected it while the app's files are loaded.`);
    }
    const key = name.toLowerCase();
    if (this.functions.has(key)) {
      throw new Error(`Two functions have the name "${name}". Names differ in more than their letter case.`);
    }
    this.functions.set(key, { metadata, callback });
    return () => this.functions.delete(key);
  }

  /** Returns how to take the hook back. */
  addHook(name: string, callback: HookCallback): () => void {
    const hooks = this.#hooks.get(name) ?? new Set();
    this.#hooks.set(name, hooks.add(callback));
    return () => hooks.delete(callback);
  }

  /** Runs hooks one after the other, in the order of their registration. */
  async runHooks(name: string, context: object): Promise<void> {
    for (const hook of this.#hooks.get(name) ?? []) await hook(context);
  }

  /** Runs the hooks on the app's start or its end. */
  runAppHooks(name: 'appStart' | 'appTerminate', context = {}): Promise<void> {
    return this.runHooks(name, { hookData: this.startAndEndHookData, appHookData: this.appHookData, ...context });
  }

  /** Writes a log entry, which the app's hooks may have changed. */
  log(level: LogLevel, category: LogCategory, message: string, owner: LogOwner = {}): void {
    const context = { hookData: {}, appHookData: this.appHookData, category, level, message, ...owner };
    for (const hook of this.#hooks.get('log') ?? []) hook(context);
    // Hooks change what the app writes, and only see what Azure Functions does.
    const written = category === 'user' ? context : { level, message };
    if (written.level !== 'none') this.writeLog(written.level, written.message, owner);
  }
}

/** One app is loaded in a process. */
export const registry = new AppRegistry();
