import { readFileSync } from 'node:fs';
import { packageFile } from './package-file.js';

/** A body in the form that reads best; its content type says how it was encoded. */
export type ObservedBody = { readonly json: unknown } | { readonly text: string } | { readonly base64: string };

export interface ObservedRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  /** The query's pairs in order, percent-encoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Null where there was no body or none was recorded. */
  readonly body: ObservedBody | null;
}

export interface ObservedResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Null where there was no body. */
  readonly body: ObservedBody | null;
}

/** A request to the real service and its answer. */
export interface ObservedExchange {
  /** Stable, and what requirement rows name: `OBS-058`. */
  readonly id: string;
  /** The operation of the OpenAPI document; null where the document has none, as for some of a preview. */
  readonly operation: string | null;
  /** In how many recordings exactly this exchange is. */
  readonly count: number;
  /** The day of the oldest recording, as `2024-05-13`. */
  readonly first: string;
  /** The day of the newest recording. */
  readonly last: string;
  /** True where a preview version of the service answered: no evidence for the released versions. */
  readonly preview?: true;
  /** What to know before it is used as evidence. */
  readonly note?: string;
  readonly request: ObservedRequest;
  readonly response: ObservedResponse;
}

/** A recorded run of a test of an official SDK. */
export interface Recording {
  readonly repository: string;
  readonly file: string;
  readonly commit: string;
  /** The day on which it was recorded. */
  readonly recorded: string;
  /** The SDK and its version; null where the recording does not say it. */
  readonly client: string | null;
  /** The ids of its exchanges, in the order in which they took place. */
  readonly exchanges: readonly string[];
}

export interface ObservedExchangeFile {
  readonly source: string;
  readonly description: string;
  readonly exchanges: readonly ObservedExchange[];
  readonly recordings: readonly Recording[];
}

/**
 * What the real service was recorded to answer: `specs/vectors/observed-exchanges.json`.
 *
 * @example loadObservedExchanges().exchanges.find(({ id }) => id === 'OBS-058')?.response.status // 200
 */
export function loadObservedExchanges(): ObservedExchangeFile {
  return JSON.parse(readFileSync(packageFile('specs/vectors/observed-exchanges.json'), 'utf8')) as ObservedExchangeFile;
}
