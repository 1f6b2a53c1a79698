import { randomUUID } from 'node:crypto';
import type { AppSettings } from '../app/app-settings.js';
import { actionRequest } from '../bindings/action-request.js';
import { resolveExpressions, type BindingData } from '../bindings/binding-expressions.js';
import { readActions } from '../bindings/output-actions.js';
import { ServiceAccess } from '../bindings/service-access.js';
import { readConnection } from '../bindings/service-connection.js';
import type { FunctionsWorker, InvocationResult } from '../workers/functions-worker.js';
import type { TypedValue } from '../workers/typed-value.js';
import { returnBinding, type AppFunction } from './app-function.js';
import type { HostLog } from './host-log.js';
import { jsonOf } from './json-of.js';

/** What a run is limited by. */
export interface RunLimits {
  /** How many functions may run at once; more fail at once. */
  readonly maxInvocations: number;
  /** How long a function may run until it counts as failed, in milliseconds; Infinity for ever. */
  readonly functionTimeoutMs: number;
}

/** One run of a function. */
export interface Run {
  readonly function: AppFunction;
  /** Given by the caller where something else has to know it as well. */
  readonly invocationId?: string;
  /** Left out where the worker takes it another way. */
  readonly triggerValue?: TypedValue;
  /** What binding expressions and the function's trigger metadata are made of. */
  readonly bindingData: BindingData;
}

export type RunResult = Extract<InvocationResult, { succeeded: true }> | { readonly succeeded: false };

/** Runs functions with their bindings: input before, outputs after. */
export class FunctionRunner {
  readonly #worker: FunctionsWorker;
  readonly #settings: AppSettings;
  readonly #limits: RunLimits;
  readonly #log: HostLog;
  readonly #services = new Map<string, ServiceAccess>();
  #running = 0;

  constructor(worker: FunctionsWorker, settings: AppSettings, limits: RunLimits, log: HostLog) {
    this.#worker = worker;
    this.#settings = settings;
    this.#limits = limits;
    this.#log = log;
  }

  /** It never rejects: what fails is a log line, and the result says no more. */
  async run(run: Run): Promise<RunResult> {
    const { name } = run.function;
    const invocationId = run.invocationId ?? randomUUID();
    const failed = (why: string): RunResult => {
      const message = `The function "${name}" failed: ${why}`;
      this.#log({ level: 'error', source: 'host', functionName: name, invocationId, message });
      return { succeeded: false };
    };
    if (this.#running >= this.#limits.maxInvocations) {
      return failed(`${this.#running} functions run already, which is as many as may (maxInvocations)`);
    }
    this.#running += 1;
    try {
      const result = await this.#invoke(run, invocationId);
      if (!result.succeeded) return failed(result.error.stack ?? result.error.message);
      await this.#sendActions(run, result);
      return result;
    } catch (error) {
      return failed((error as Error).message);
    } finally {
      this.#running -= 1;
    }
  }

  async #invoke({ function: { name, trigger, negotiations }, triggerValue, bindingData }: Run, invocationId: string) {
    const inputs: Record<string, TypedValue> = {};
    if (triggerValue !== undefined) inputs[trigger.bindingName] = triggerValue;
    for (const binding of negotiations) {
      const resolve = (member: 'hub' | 'userId', text: string) =>
        resolveExpressions(text, bindingData, `${member} of the binding "${binding.name}"`);
      const hub = resolve('hub', binding.hub);
      const userId = binding.userId === undefined ? undefined : resolve('userId', binding.userId);
      inputs[binding.name] = { json: await this.#service(binding.connection).negotiate(hub, userId) };
    }
    const triggerMetadata = Object.fromEntries(
      Object.entries(bindingData).flatMap(([key, value]) => {
        const typed = typedValue(value);
        return typed === undefined ? [] : [[key, typed]];
      }),
    );
    return this.#withinTime(this.#worker.invoke({ invocationId, functionName: name, inputs, triggerMetadata }));
  }

  async #withinTime(invocation: Promise<InvocationResult>): Promise<InvocationResult> {
    const { functionTimeoutMs } = this.#limits;
    if (!Number.isFinite(functionTimeoutMs)) return invocation;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<InvocationResult>((resolve) => {
      const message = `It has run for ${functionTimeoutMs / 1000} s, which is its limit (functionTimeout in host.json).`;
      timer = setTimeout(() => resolve({ succeeded: false, error: { message } }), functionTimeoutMs);
    });
    return Promise.race([invocation, timeout]).finally(() => clearTimeout(timer));
  }

  async #sendActions({ function: { outputs }, bindingData }: Run, { returnValue, outputs: values }: RunResultValues) {
    for (const output of outputs) {
      if (output.kind !== 'actions') continue;
      const value = output.name === returnBinding ? returnValue : values[output.name];
      const actions = value === undefined ? null : jsonOf(value);
      if (actions === null) continue;
      const hub = resolveExpressions(output.hub, bindingData, `hub of the binding "${output.name}"`);
      for (const action of readActions(actions)) {
        await this.#service(output.connection).send(actionRequest(hub, action));
      }
    }
  }

  #service(connection: string): ServiceAccess {
    let service = this.#services.get(connection);
    if (service === undefined) {
      service = new ServiceAccess(readConnection(this.#settings, connection));
      this.#services.set(connection, service);
    }
    return service;
  }
}

type RunResultValues = Extract<InvocationResult, { succeeded: true }>;

/** A value of the trigger's data; undefined for one that a function does not see. */
function typedValue(value: unknown): TypedValue | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? { string: value } : { json: value };
}
