import { type FunctionsWorker, pythonWorker, type TypedValue, type WorkerLog } from '../../functions/index.js';
import { preparedFolder } from './prepared-programs.js';

/** Where `npm run prepare:languages` has put Python with azure-functions; undefined where it has not. */
export const prepared = preparedFolder('python-functions');

/** A Python app in its worker. */
export interface Started extends AsyncDisposable {
  readonly worker: FunctionsWorker;
  readonly logs: readonly WorkerLog[];
  invoke(functionName: string, inputs: Record<string, TypedValue>): ReturnType<FunctionsWorker['invoke']>;
}

/** Starts the app of a folder. */
export async function startIn(folder: string): Promise<Started> {
  const logs: WorkerLog[] = [];
  const worker = await pythonWorker({ blockedAfterMs: 60_000 })({
    folder,
    environment: {
      SETTING: 'a setting',
      PYTHONDONTWRITEBYTECODE: '1',
      languageWorkers__python__defaultExecutablePath: `${prepared ?? ''}/bin/python`,
    },
    startTimeoutMs: 60_000,
    onLog: (entry) => logs.push(entry),
  });
  return {
    worker,
    logs,
    invoke: (functionName, inputs) =>
      worker.invoke({ invocationId: `of ${functionName}`, functionName, inputs, triggerMetadata: {} }),
    [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose](),
  };
}
