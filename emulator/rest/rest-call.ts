import type { TraceContext } from '../../lib/trace-context.js';
import type { Operation } from '../../openapi/index.js';
import type { CheckedFilter } from '../filter/index.js';

/** A checked request: authenticated, with the parameters that its operation declares, and no others. */
export interface RestCall {
  readonly operation: Operation;
  /** In lower case: the case of a hub's name does not matter. */
  readonly hub: string;
  /** Decoded path parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The query's filter, which matches every connection where there is none. */
  readonly filter: CheckedFilter;
  /** Scheme and host as the caller named them, for links. */
  readonly baseUrl: string;
  readonly contentType: string | undefined;
  /** The trace that the caller says this call is part of. */
  readonly trace?: TraceContext | undefined;
  readonly body: Buffer;
}

/** A path parameter that the operation's template has. */
export function pathParameter({ path, operation }: RestCall, name: string): string {
  const value = path[name];
  if (value === undefined) throw new Error(`The path of ${operation.operationId} has no parameter ${name}.`);
  return value;
}
