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
  /** Of a send: to how many connections it went. For the log alone. */
  readonly receivers?: number;
  /** Whether `api-supported-versions` is left out. */
  readonly withoutVersions?: boolean;
}

export const ok: RestAnswer = { status: 200 };
export const accepted: RestAnswer = { status: 202 };
export const noContent: RestAnswer = { status: 204 };
