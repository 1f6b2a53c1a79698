import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** A request of fetch as a server of Node.js has it, and what takes the answer. */
export interface CapturedExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Settles with the answer, or with a network error where the connection was ended without one. */
  readonly answered: Promise<Response>;
}

/** Lets a handler of Node.js's requests answer one that never was on a socket. */
export async function captureExchange(asked: Request): Promise<CapturedExchange> {
  const { host, pathname, search } = new URL(asked.url);
  const body = Buffer.from(await asked.arrayBuffer());
  const headers: Record<string, string> = { host };
  asked.headers.forEach((value, name) => (headers[name] = value));
  // On a wire, a body has its length, and a POST without one says so.
  if (body.length > 0 || asked.method === 'POST' || asked.method === 'PUT') {
    headers['content-length'] ??= String(body.length);
  }
  const request = Object.assign(Readable.from(body.length === 0 ? [] : [body]), {
    method: asked.method,
    url: `${pathname}${search}`,
    headers,
    complete: true,
  });
  const { promise, resolve } = withResolver<Response>();
  const response = new CapturedResponse(asked.method, resolve);
  return {
    request: request as unknown as IncomingMessage,
    response: response as unknown as ServerResponse,
    answered: promise,
  };
}

/** As much of a response as an answer is written with. */
class CapturedResponse {
  readonly destroyed = false;
  #status = 200;
  #headers: [string, string][] = [];

  constructor(
    private readonly method: string,
    private readonly settle: (response: Response) => void,
  ) {}

  /** @param lines names and values in turn. */
  writeHead(status: number, lines: readonly string[]): void {
    this.#status = status;
    this.#headers = lines.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name, lines[index + 1] ?? '']] : [],
    );
  }

  end(body?: string): void {
    const status = this.#status;
    // What a server of Node.js keeps from the wire.
    const isBodiless = this.method === 'HEAD' || status === 204 || body === undefined;
    this.settle(new Response(isBodiless ? null : body, { status, headers: this.#headers }));
  }

  destroy(): void {
    this.settle(Response.error());
  }
}

function withResolver<Value>() {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((settle) => (resolve = settle));
  return { promise, resolve };
}
