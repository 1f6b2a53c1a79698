import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { TimeLimit } from './time-limit.js';

/** How an exchange ended. */
export type Ending =
  { readonly kind: 'complete' | 'too late' | 'too long' } | { readonly kind: 'failed'; readonly error: unknown };

/** How many bytes of a body are read: of one that counts, and of one that explains a failure. */
export const maxBodyBytes = { accepted: 16 * 1024 * 1024, failed: 128 * 1024 };

/**
 * One request to an event handler and its answer, as undici hands it over piece by piece. It is given up at the end of its
 * time limit, which begins again with the headers of an answer that counts.
 */
export class WebhookExchange implements Dispatcher.DispatchHandler {
  readonly ended: Promise<Ending>;
  /** Undefined until the headers of an answer have come. */
  statusCode: number | undefined;
  headers: IncomingHttpHeaders = {};
  readonly #chunks: Buffer[] = [];
  #bodyBytes = 0;
  #maxBodyBytes = maxBodyBytes.failed;
  #controller: Dispatcher.DispatchController | undefined;
  #isOver = false;
  #settle!: (ending: Ending) => void;

  constructor(private readonly limit: TimeLimit) {
    this.ended = new Promise((resolve) => (this.#settle = resolve));
    limit.onOver = () => this.#giveUp('too late');
  }

  get body(): Buffer {
    const [first, ...others] = this.#chunks;
    if (first === undefined) return Buffer.alloc(0);
    return others.length === 0 ? first : Buffer.concat(this.#chunks, this.#bodyBytes);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It was given up while it waited for a connection.
    if (this.#isOver) controller.abort(new Error('given up'));
  }

  onResponseStart(_: Dispatcher.DispatchController, statusCode: number, headers: IncomingHttpHeaders): void {
    // 1xx comes before the answer.
    if (statusCode < 200) return;
    this.statusCode = statusCode;
    this.headers = headers;
    if (!isAccepted(statusCode)) return;
    this.#maxBodyBytes = maxBodyBytes.accepted;
    this.limit.restart();
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bodyBytes += chunk.length;
    if (this.#bodyBytes > this.#maxBodyBytes) this.#giveUp('too long');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#end({ kind: 'complete' });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#end({ kind: 'failed', error });
  }

  #giveUp(kind: 'too late' | 'too long'): void {
    this.#end({ kind });
    this.#controller?.abort(new Error('given up'));
  }

  #end(ending: Ending): void {
    this.#isOver = true;
    this.limit.onOver = undefined;
    this.#settle(ending);
  }
}

/** Whether an event handler accepts an event with this status. */
export function isAccepted(statusCode: number): boolean {
  return statusCode >= 200 && statusCode <= 299;
}
