/** A request that came to an event handler, in whatever way a server has it. */
export interface HandlerRequest {
  readonly method: string;
  /** The lines of a header, by its name in lower case. */
  header(name: string): readonly string[];
  /**
   * The whole body.
   *
   * @throws BodyTooLarge where it is longer than it may be.
   */
  body(maxBytes: number): Promise<string>;
}

/** An event handler's answer. */
export interface HandlerResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A body that is longer than it may be. */
export class BodyTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`The body is longer than ${maxBytes} bytes.`);
  }
}

/** An answer that says in plain text why a request was not accepted. */
export function explain(status: number, reason: string): HandlerResponse {
  return reason === ''
    ? { status, headers: {}, body: '' }
    : { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: reason };
}
