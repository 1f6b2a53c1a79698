import type { Invocation, InvocationResult } from '../functions-worker.js';
import type { TypedValue } from '../typed-value.js';
import { registry, type FunctionCallback, type RegisteredFunction } from './app-registry.js';
import type { CoreInvocationContext, InvocationResponse, LogCategory, LogLevel } from './core-types.js';
import { fromTypedData, toTypedData } from './typed-data.js';

/**
 * Runs a function by the model that the app's library has set, with the app's hooks around it.
 *
 * @see Azure/azure-functions-nodejs-worker, src/eventHandlers/InvocationHandler.ts.
 */
export async function runInvocation(invocation: Invocation): Promise<InvocationResult> {
  const registered = registry.functions.get(invocation.functionName.toLowerCase());
  if (registered === undefined) return failed(new Error(`There is no function "${invocation.functionName}".`));
  try {
    return resultOf(await respond(registered, invocation));
  } catch (error) {
    return failed(error);
  }
}

async function respond(
  { metadata, callback }: RegisteredFunction,
  invocation: Invocation,
): Promise<InvocationResponse> {
  const core = new InvocationCore(metadata, invocation);
  if (registry.model === undefined) throw new Error('The app has loaded no @azure/functions.');
  const model = await registry.model.getInvocationModel(core);
  const { context, inputs } = await model.getArguments();
  core.invocationContext = context;

  const shared = { hookData: {}, appHookData: registry.appHookData, invocationContext: context };
  const before: { inputs: unknown[]; functionCallback: FunctionCallback } = {
    ...shared,
    inputs,
    functionCallback: callback,
  };
  await core.during('preInvocationHooks', () => registry.runHooks('preInvocation', before));

  const after: { inputs: unknown[]; result: unknown; error: unknown } = {
    ...shared,
    inputs: before.inputs,
    result: null,
    error: null,
  };
  try {
    const run = () => model.invokeFunction(context, before.inputs, before.functionCallback);
    after.result = await core.during('invocation', run);
  } catch (error) {
    after.error = error ?? new Error(`The function has thrown ${String(error)}.`);
  }
  await core.during('postInvocationHooks', () => registry.runHooks('postInvocation', after));
  if (after.error !== null && after.error !== undefined) throw asError(after.error);
  return model.getResponse(context, after.result);
}

/** What the library is given of an invocation. */
class InvocationCore implements CoreInvocationContext {
  readonly invocationId: string;
  readonly request: CoreInvocationContext['request'];
  state: CoreInvocationContext['state'];
  invocationContext: unknown;

  constructor(
    readonly metadata: RegisteredFunction['metadata'],
    { invocationId, functionName, inputs, triggerMetadata }: Invocation,
  ) {
    this.invocationId = invocationId;
    this.request = {
      invocationId,
      functionId: functionName,
      inputData: Object.entries(inputs).map(([name, value]) => ({ name, data: toTypedData(value) })),
      triggerMetadata: Object.fromEntries(
        Object.entries(triggerMetadata).map(([name, value]) => [name, toTypedData(value)]),
      ),
    };
  }

  async during<Result>(state: NonNullable<this['state']>, run: () => Promise<Result>): Promise<Result> {
    this.state = state;
    try {
      return await run();
    } finally {
      this.state = undefined;
    }
  }

  log(level: LogLevel, category: LogCategory, message: string): void {
    const { invocationId, invocationContext, metadata } = this;
    registry.log(level, category, message, { functionName: metadata.name, invocationId, invocationContext });
  }
}

function resultOf({ returnValue, outputData }: InvocationResponse): InvocationResult {
  const returned = fromTypedData(returnValue);
  const outputs: Record<string, TypedValue> = {};
  for (const { name, data } of outputData ?? []) {
    const value = fromTypedData(data);
    if (typeof name === 'string' && value !== undefined) outputs[name] = value;
  }
  return { succeeded: true, outputs, ...(returned !== undefined && { returnValue: returned }) };
}

function failed(error: unknown): InvocationResult {
  const { message, stack } = asError(error);
  return { succeeded: false, error: { message, ...(stack !== undefined && { stack }) } };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
