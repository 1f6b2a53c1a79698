import { io, type Socket } from 'socket.io-client';

export interface ClientLine {
  readonly id: number;
  /** From the client, to it, or neither. */
  readonly arrow: '→' | '←' | '·';
  readonly text: string;
  readonly failed: boolean;
}

interface Access {
  readonly path: string;
  readonly token: string;
  readonly namespace: string;
}

const ackTimeoutMs = 10_000;

/** A client of a hub, which tells what it sees. */
export class TryClient {
  readonly #socket: Socket;
  #nextId = Date.now();

  constructor(
    { path, token, namespace }: Access,
    private readonly onLine: (line: ClientLine) => void,
    onConnected: (connected: boolean) => void,
  ) {
    this.#socket = io(`${location.origin}${namespace}`, {
      path,
      query: { access_token: token },
      forceNew: true,
      reconnection: false,
    });
    this.#socket
      .on('connect', () => {
        onConnected(true);
        this.#add('·', `connected as ${this.#socket.id}`);
      })
      .on('connect_error', ({ message }) => this.#add('·', `not connected: ${message}. The timeline says why.`, true))
      .on('disconnect', (reason) => {
        onConnected(false);
        this.#add('·', `disconnected: ${reason}`, reason !== 'io client disconnect');
      })
      .onAny((event: string, ...values: unknown[]) => this.#add('←', `${event} ${JSON.stringify(values)}`));
  }

  /** @throws Error where the arguments are no JSON list, or it is not connected. */
  async emit(event: string, data: string): Promise<void> {
    if (!this.#socket.connected) throw new Error('The client is not connected.');
    const values = readList(data);
    this.#add('→', `${event} ${JSON.stringify(values)}`);
    const startedAt = performance.now();
    await this.#socket
      .timeout(ackTimeoutMs)
      .emitWithAck(event, ...values)
      .then(
        (answer) => {
          const time = Math.round(performance.now() - startedAt);
          this.#add('←', `acknowledgement of ${event} after ${time} ms: ${JSON.stringify(answer)}`);
        },
        () => this.#add('·', `no acknowledgement of ${event} within ${ackTimeoutMs / 1000} s`),
      );
  }

  close(): void {
    this.#socket.disconnect();
  }

  #add(arrow: ClientLine['arrow'], text: string, failed = false): void {
    this.onLine({ id: this.#nextId++, arrow, text, failed });
  }
}

function readList(data: string): unknown[] {
  if (data.trim() === '') return [];
  try {
    const value = JSON.parse(data) as unknown;
    if (Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new Error('The arguments are no JSON list; expected one such as ["hello", 1].');
}
