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
