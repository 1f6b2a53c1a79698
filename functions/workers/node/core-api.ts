/**
 * The module `@azure/functions-core` as an app's `@azure/functions` asks for it: by it functions and hooks are registered.
 * The worker gives it to the app, as the worker of Azure Functions does; it is no package.
 *
 * @see Azure/azure-functions-nodejs-library, types-core/index.d.ts.
 */
import { registry } from './app-registry.js';
import type { FunctionMetadata, HookCallback, LogCategory, LogLevel, ProgrammingModel } from './core-types.js';

/** Of the worker whose interface this is. */
export const version = '3.10.0';
/** Of the host whose behavior this is. */
export const hostVersion = '4.1040.0';

export class Disposable {
  readonly #onDispose: () => unknown;

  constructor(callOnDispose: () => unknown) {
    this.#onDispose = callOnDispose;
  }

  static from(...others: { dispose: () => unknown }[]): Disposable {
    return new Disposable(() => {
      for (const other of others) other.dispose();
    });
  }

  dispose(): unknown {
    return this.#onDispose();
  }
}

export function registerFunction(metadata: FunctionMetadata, callback: (...inputs: unknown[]) => unknown): Disposable {
  return new Disposable(registry.addFunction(metadata, callback));
}

export function registerHook(hookName: string, callback: HookCallback): Disposable {
  return new Disposable(registry.addHook(hookName, callback));
}

export function setProgrammingModel(model: ProgrammingModel): void {
  registry.model = model;
}

export function getProgrammingModel(): ProgrammingModel | undefined {
  return registry.model;
}

export function log(level: LogLevel, category: LogCategory, message: string): void {
  registry.log(level, category, message);
}
