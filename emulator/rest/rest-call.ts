import type { Operation } from '../../openapi/index.js';
import type { Hub } from '../connections/hub.js';

/** A checked request: authenticated, its parameters allowed, its filter parsed once already. */
export interface RestCall {
  readonly operation: Operation;
  readonly hub: Hub;
  /** Decoded path parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Scheme and host as the caller named them, for links. */
  readonly baseUrl: string;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/** A path parameter that the operation's template has. */
export function pathParameter({ path, operation }: RestCall, name: string): string {
  const value = path[name];
  if (value === undefined) throw new Error(`The path of ${operation.operationId} has no parameter ${name}.`);
  return value;
}
