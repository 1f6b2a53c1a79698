/** What an operation answers. */
export interface RestAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  /** Sent as JSON. */
  readonly body?: object;
}

export const ok: RestAnswer = { status: 200 };
export const accepted: RestAnswer = { status: 202 };
export const noContent: RestAnswer = { status: 204 };
