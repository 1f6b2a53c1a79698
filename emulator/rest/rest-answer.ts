/** What an operation answers. */
export interface RestAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** By default `application/json; charset=utf-8`. */
  readonly contentType?: string;
  /** An object is sent as JSON. */
  readonly body?: object | string;
  /** Whether the body is sent in chunks, without a Content-Length. */
  readonly chunked?: boolean;
  /** Of a send: to how many connections it went, where that is known. For the log alone. */
  readonly receivers?: number | undefined;
  /** Whether `api-supported-versions` is left out. */
  readonly withoutVersions?: boolean;
  /** Whether the connection ends without it: an injected fault. */
  readonly dropped?: boolean;
  /** Why it is not what the operation answers. For the log alone. */
  readonly reason?: string;
}

export const ok: RestAnswer = { status: 200 };
export const noContent: RestAnswer = { status: 204 };

/** @param receivers to how many connections a send went, where that is known. */
export function accepted(receivers?: number): RestAnswer {
  return { status: 202, receivers };
}
