import type { TypedValue } from './typed-value.js';

/**
 * Starts the worker of one language for an app: it runs the app's code in a process of its own, so that nothing the app
 * does can end the host.
 *
 * @throws FunctionsAppError with one message for the user, where the language's runtime or its library is missing, the app
 *   cannot be loaded, or it declares two functions of one name.
 */
export type StartWorker = (app: WorkerApp) => Promise<FunctionsWorker>;

/** An app, as its worker sees it. */
export interface WorkerApp {
  /** The absolute path of the folder that has `host.json`; the worker's working directory. */
  readonly folder: string;
  /** The whole environment of the worker's process, in which the app's settings are. */
  readonly environment: Readonly<Record<string, string>>;
  /** How long the app may take to load before its process is ended and the start fails, in milliseconds. */
  readonly startTimeoutMs: number;
  /** Called with what the app and the worker write, from the start until the process has ended. */
  readonly onLog: (entry: WorkerLog) => void;
}

/** A process in which an app is loaded. Disposing of it ends the process, whatever the app is doing. */
export interface FunctionsWorker extends AsyncDisposable {
  /** The app's functions in the order of their declaration; their names differ, whatever their letter case. */
  readonly functions: readonly DeclaredFunction[];
  /**
   * Where the worker takes HTTP requests as streams: an origin such as `http://127.0.0.1:41234`. The host then forwards an
   * HTTP request there with `x-ms-invocation-id`, besides `invoke` without the request as an input. Undefined
   * where requests and responses are values of `invoke`.
   */
  readonly httpUri: string | undefined;
  /**
   * Runs a function once. Many invocations may be under way. It never rejects: a function that throws, and a process that
   * ends meanwhile, are results.
   */
  readonly invoke: (invocation: Invocation) => Promise<InvocationResult>;
  /** Settles once the process has ended, with why: `exited with code 1`, `is blocked: …`; also after it was disposed of. */
  readonly exited: Promise<string>;
}

/** A function as the app declares it. */
export interface DeclaredFunction {
  readonly name: string;
  /** Its trigger and its input and output bindings. */
  readonly bindings: readonly Binding[];
  /** Whether it is declared with a policy by which a run that has failed is repeated. */
  readonly hasRetryPolicy?: boolean;
}

/** A binding as in function.json: beside these members it has those of its type, such as `hub` or `route`. */
export interface Binding {
  /** By this name a value is handed in and out; `$return` is the function's result. */
  readonly name: string;
  /** Such as `httpTrigger` or `socketio`; letter case does not matter. */
  readonly type: string;
  /** A trigger is `in`. */
  readonly direction: 'in' | 'out' | 'inout';
  readonly [property: string]: unknown;
}

/** One run of a function. */
export interface Invocation {
  /** A UUID. */
  readonly invocationId: string;
  readonly functionName: string;
  /** The value of the trigger and of each input binding, by the binding's name. */
  readonly inputs: Readonly<Record<string, TypedValue>>;
  /** The data of the trigger beside its value, by name: the route's parameters, `socketId`, a trigger's parameterNames. */
  readonly triggerMetadata: Readonly<Record<string, TypedValue>>;
}

/** How a run ended. */
export type InvocationResult =
  | {
      readonly succeeded: true;
      /** What the function returned: the value of `$return` where there is such a binding, and else the result itself. */
      readonly returnValue?: TypedValue;
      /** What the function set of its other output bindings, by name. */
      readonly outputs: Readonly<Record<string, TypedValue>>;
    }
  | {
      readonly succeeded: false;
      /** The message of the error that the function threw, and its stack where there is one. */
      readonly error: { readonly message: string; readonly stack?: string };
    };

/** Something that the app or the worker wrote. */
export interface WorkerLog {
  readonly level: 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical';
  readonly message: string;
  /** Left out for a line of the process's standard output or error. */
  readonly functionName?: string;
  /** Left out where it belongs to no invocation. */
  readonly invocationId?: string;
}
