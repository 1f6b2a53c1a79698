import { connect, type Socket } from 'node:net';
import { Fault } from './door.js';

/** What came back for a request: its status, or `closed` where the connection ended without one. */
export type RawAnswer = number | 'closed';

interface ExchangeOptions {
  readonly isLast?: boolean;
  readonly isHead?: boolean;
}

const answerTimeoutMs = 60_000;

/** Sends bytes on a keep-alive connection and reads the answer; connects again where the last answer closed it. */
export class RawPeer implements Disposable {
  readonly #port: number;
  #socket: Socket | undefined;
  #body = '';

  constructor(port: number) {
    this.#port = port;
  }

  /** The body of the last answer. */
  get body(): string {
    return this.#body;
  }

  /**
   * Sends a request, and once more where the emulator has just closed the idle connection.
   *
   * @param isLast ends the connection behind the request, since nobody can tell where a malformed one ends.
   * @throws Fault where nothing happens within a minute: a hang lasts, and a busy machine may take long.
   */
  async exchange(request: string, options: ExchangeOptions = {}): Promise<RawAnswer> {
    const isReused = this.#socket !== undefined;
    const answer = await this.#exchangeOnce(request, options);
    return answer === 'closed' && isReused ? this.#exchangeOnce(request, options) : answer;
  }

  #exchangeOnce(request: string, { isLast = false, isHead = false }: ExchangeOptions): Promise<RawAnswer> {
    const socket = this.#connected();
    return new Promise((resolve, reject) => {
      let received = '';
      const finish = (answer: RawAnswer): void => {
        clearTimeout(timeout);
        socket.removeAllListeners('data').removeAllListeners('close');
        if (answer === 'closed' || isLast) this[Symbol.dispose]();
        resolve(answer);
      };
      const timeout = setTimeout(() => {
        this[Symbol.dispose]();
        reject(new Fault(`no answer within ${answerTimeoutMs / 1000} s`));
      }, answerTimeoutMs);
      socket.on('data', (chunk: Buffer) => {
        received += chunk.toString('latin1');
        const answer = completeAnswer(received, isHead);
        if (answer === undefined) return;
        this.#body = answer.body;
        if (answer.closes) this[Symbol.dispose]();
        finish(answer.status);
      });
      socket.on('close', () => finish(statusOf(received) ?? 'closed'));
      if (isLast) socket.end(request, 'latin1');
      else socket.write(request, 'latin1');
    });
  }

  [Symbol.dispose](): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #connected(): Socket {
    if (this.#socket === undefined || this.#socket.destroyed || !this.#socket.writable) {
      this.#socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
      // A reset is one of the ways in which a connection ends.
      this.#socket.on('error', () => undefined);
    }
    return this.#socket;
  }
}

interface CompleteAnswer {
  readonly status: number;
  readonly body: string;
  readonly closes: boolean;
}

function completeAnswer(received: string, isHead: boolean): CompleteAnswer | undefined {
  const headEnd = received.indexOf('\r\n\r\n');
  const status = statusOf(received);
  if (headEnd === -1 || status === undefined) return undefined;
  const head = received.slice(0, headEnd + 2);
  const body = received.slice(headEnd + 4);
  if (status === 100) return completeAnswer(body, isHead);
  const closes = /\r\nconnection: close\r\n/i.test(head);
  if (isHead || status === 204 || status === 304) return { status, body: '', closes };
  const [, length] = /\r\ncontent-length: (\d+)\r\n/i.exec(head) ?? [];
  if (length !== undefined) return body.length >= Number(length) ? { status, body, closes } : undefined;
  if (/\r\ntransfer-encoding: chunked\r\n/i.test(head)) {
    return body.endsWith('0\r\n\r\n') ? { status, body, closes } : undefined;
  }
  // Without a length it lasts until the connection ends.
  return undefined;
}

function statusOf(received: string): number | undefined {
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(received) ?? [];
  return status === undefined ? undefined : Number(status);
}

/** @throws Fault where a server error, or nothing, was answered to a request that HTTP can read. */
export function requireLawful(answer: RawAnswer, body: string): string {
  if (answer === 'closed') throw new Fault('the connection was closed without an answer');
  if (answer >= 500) throw new Fault(`answered ${answer}: ${body.slice(0, 300)}`);
  return String(answer);
}
