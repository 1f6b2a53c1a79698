export type { FunctionSummary } from './host/app-summary.js';
export type { HostLog, HostLogEntry } from './host/host-log.js';
export { hostDefaults, type FunctionsHostOptions } from './host/host-options.js';
export { startFunctionsHost, type StartedFunctionsHost } from './host/start-functions-host.js';
export { socketTrigger, type SocketTrigger, type SocketTriggerOptions } from './testing/socket-trigger.js';
export { FunctionsAppError } from './workers/app-error.js';
export type {
  Binding,
  DeclaredFunction,
  FunctionsWorker,
  Invocation,
  InvocationResult,
  StartWorker,
  WorkerApp,
  WorkerLog,
} from './workers/functions-worker.js';
export { pythonWorker, type PythonWorkerOptions } from './workers/python/start-python-worker.js';
export { startWorkerProcess, type WorkerProgram } from './workers/start-worker-process.js';
export type { HttpRequestValue, HttpResponseValue, TypedValue } from './workers/typed-value.js';
