import {
  Agent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { WireRequest, WireResponse } from './exchange.js';

/** Headers that belong to one connection, or that the proxy's own side of it sets. */
const ofTheConnection: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
]);

const agent = new Agent({ keepAlive: false });

/** One request that a proxy has received, and the server behind it. */
export class ProxiedExchange {
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #origin: string;
  readonly #callerGone = new AbortController();

  /** @param origin scheme, host and port of the server behind. */
  constructor(message: IncomingMessage, response: ServerResponse, origin: string) {
    this.#message = message;
    this.#response = response;
    this.#origin = origin;
    response.once('close', () => {
      // Where it has its answer, what a hook forwards later is none of its business.
      if (!response.writableFinished) this.#callerGone.abort();
    });
  }

  /** Passes the request and its answer through as they come. */
  async passThrough(): Promise<void> {
    const outgoing = this.#open(this.#message.method ?? 'GET', this.#message.url ?? '/', this.#message.headers, true);
    const answer = await this.#send(outgoing, () => pipeline(this.#message, outgoing));
    this.#writeHead(answer.statusCode ?? 502, headerPairs(answer.rawHeaders), answer.headers['content-length']);
    await pipeline(answer, this.#response);
  }

  /**
   * Gives a hook the request, and answers what it answers. The body of a request of unknown length is not read first, so
   * that one that is never finished is passed on as it comes; the hook sees it empty.
   */
  async change(
    hook: (request: WireRequest, forward: (request: WireRequest) => Promise<WireResponse>) => Promise<WireResponse>,
  ): Promise<void> {
    const { method = 'GET', url = '/', headers } = this.#message;
    const isStreamed = headers['transfer-encoding'] !== undefined || url.startsWith('/clients/');
    const request = { method, url, headers, body: isStreamed ? Buffer.alloc(0) : await readBody(this.#message) };
    const answer = await hook(request, (changed) => this.#forward(changed, isStreamed));
    this.#response.shouldKeepAlive = answer.closes !== true;
    this.#writeHead(answer.status, answer.headers, String(answer.body.length));
    this.#response.end(answer.body);
  }

  async #forward({ method, url, headers, body }: WireRequest, isStreamed: boolean): Promise<WireResponse> {
    const length = headers['content-length'] === undefined ? {} : { 'content-length': String(body.length) };
    const outgoing = this.#open(method, url, isStreamed ? headers : { ...headers, ...length }, isStreamed);
    const answer = await this.#send(outgoing, async () => {
      if (isStreamed) await pipeline(this.#message, outgoing);
      else outgoing.end(body);
    });
    const answerBody = await readBody(answer);
    return { status: answer.statusCode ?? 502, headers: headerPairs(answer.rawHeaders), body: answerBody };
  }

  #open(method: string, url: string, headers: WireRequest['headers'], keepsFraming: boolean): ClientRequest {
    const names = this.#message.rawHeaders.filter((_, index) => index % 2 === 0);
    const caseOf = (name: string) => names.find((raw) => raw.toLowerCase() === name) ?? name;
    const sent = Object.entries(headers).flatMap(([name, value]) => {
      const isFraming = name === 'content-length' || (keepsFraming && name === 'transfer-encoding');
      return value === undefined || (ofTheConnection.has(name) && !isFraming) ? [] : [[caseOf(name), value] as const];
    });
    return httpRequest(new URL(url, this.#origin), {
      method,
      agent,
      signal: this.#callerGone.signal,
      setHost: false,
      headers: Object.fromEntries(sent),
    });
  }

  /** An answer may come before the whole request was sent, and then counts. */
  async #send(outgoing: ClientRequest, writeBody: () => Promise<void>): Promise<IncomingMessage> {
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve);
      outgoing.once('error', reject);
    });
    writeBody().catch((error: unknown) => outgoing.destroy(error as Error));
    return answer;
  }

  #writeHead(status: number, headers: WireResponse['headers'], length: string | undefined): void {
    for (const [name, value] of headers) {
      if (!ofTheConnection.has(name.toLowerCase())) this.#response.appendHeader(name, value);
    }
    const hasBody = this.#message.method !== 'HEAD' && status !== 204 && status !== 304;
    if (hasBody && length !== undefined) this.#response.setHeader('content-length', length);
    this.#response.writeHead(status);
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function headerPairs(raw: readonly string[]): (readonly [string, string])[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
}
