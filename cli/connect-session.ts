import { createInterface } from 'node:readline';
import { io, type Socket } from 'socket.io-client';
import { printEntry } from './connect-output.js';
import { type EventWords, readEventLine } from './event-words.js';
import { explainRejection } from './explain-rejection.js';
import { writeErrorLine } from './output.js';

/** Where a client connects to. */
export interface ClientAddress {
  /** The endpoint with the namespace. */
  readonly url: string;
  readonly path: string;
  readonly token?: string;
  /** Both, polling first, where it is undefined. */
  readonly transport: 'polling' | 'websocket' | undefined;
}

export interface SessionOptions {
  readonly asksForAck: boolean;
  readonly isJson: boolean;
  /** Emitted once the client is connected. */
  readonly first?: EventWords;
  /** After how many events and acknowledgements it ends. */
  readonly count?: number;
  readonly seconds?: number;
}

/** How a session ended. */
export interface SessionEnd {
  /** Why it did not end as it was asked to. */
  readonly problem?: string;
  /** Whether the service has not let the client in. */
  readonly isRejection?: true;
}

const endingSignals = ['SIGINT', 'SIGTERM'] as const;

/** One client from its connection to its end. */
export class ConnectSession {
  readonly #socket: Socket;
  #received = 0;
  #unacknowledged = 0;
  #end: (end: SessionEnd) => void = () => undefined;

  constructor(
    private readonly address: ClientAddress,
    private readonly options: SessionOptions,
  ) {
    const { url, path, token, transport } = address;
    this.#socket = io(url, {
      path,
      forceNew: true,
      reconnection: false,
      autoConnect: false,
      ...(token !== undefined && { query: { access_token: token } }),
      ...(transport !== undefined && { transports: [transport] }),
    });
  }

  /** Connects, and waits for the end. */
  async run(): Promise<SessionEnd> {
    const ended = new Promise<SessionEnd>((resolve) => (this.#end = resolve));
    const onSignal = (): void => this.#end({});
    for (const signal of endingSignals) process.on(signal, onSignal);
    const timer =
      this.options.seconds === undefined ? undefined : setTimeout(this.#onTime, this.options.seconds * 1000);
    const lines = createInterface({ input: process.stdin });
    this.#listen(lines);
    this.#socket.connect();
    try {
      return await ended;
    } finally {
      clearTimeout(timer);
      for (const signal of endingSignals) process.off(signal, onSignal);
      lines.close();
      this.#socket.disconnect();
    }
  }

  #listen(lines: ReturnType<typeof createInterface>): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      printEntry({ kind: 'connected', id: socket.id, transport: socket.io.engine.transport.name }, this.options.isJson);
      if (this.options.first !== undefined) this.#emit(this.options.first);
    });
    socket.on('connect_error', (error) => {
      void explainRejection(error, this.address).then((problem) => this.#end({ problem, isRejection: true }));
    });
    socket.onAny((event: string, ...args: unknown[]) => {
      // A client that is asked for an acknowledgement gets a function as its last argument.
      const last = args.at(-1);
      if (typeof last === 'function') args.pop();
      printEntry({ kind: 'event', event, args }, this.options.isJson);
      this.#count();
    });
    socket.on('disconnect', (reason) => {
      if (reason === 'io client disconnect') return;
      printEntry({ kind: 'disconnected', reason }, this.options.isJson);
      this.#end({ problem: disconnectReasons[reason] ?? `The connection ended: ${reason}.` });
    });
    lines.on('line', (line) => {
      if (line.trim() !== '') this.#emitLine(line);
    });
  }

  #emitLine(line: string): void {
    try {
      this.#emit(readEventLine(line));
    } catch (error) {
      writeErrorLine((error as Error).message);
    }
  }

  /** What is emitted before the client is connected is sent then. */
  #emit({ event, args }: EventWords): void {
    printEntry({ kind: 'emit', event, args }, this.options.isJson);
    if (!this.options.asksForAck) {
      this.#socket.emit(event, ...args);
      return;
    }
    this.#unacknowledged += 1;
    this.#socket.emit(event, ...args, (...answer: unknown[]) => {
      this.#unacknowledged -= 1;
      printEntry({ kind: 'ack', event, args: answer }, this.options.isJson);
      this.#count();
    });
  }

  #count(): void {
    this.#received += 1;
    if (this.#received === this.options.count) this.#end({});
  }

  /** A handler that does not know an event accepts it and acknowledges nothing, so a typing mistake looks like silence. */
  #ackHint(): string {
    if (this.#unacknowledged === 0) return '';
    return ` ${this.#unacknowledged} emitted, and not acknowledged: does the event handler have this event? \`trigger\` shows its answer.`;
  }

  readonly #onTime = (): void => {
    const { count, seconds } = this.options;
    if (!this.#socket.connected) this.#end({ problem: `It was not connected within ${seconds ?? 0} s.` });
    else if (count === undefined) this.#end({});
    else
      this.#end({ problem: `${this.#received} of ${count} events came within ${seconds ?? 0} s.${this.#ackHint()}` });
  };
}

const disconnectReasons: Readonly<Record<string, string>> = {
  'io server disconnect': 'The backend disconnected the socket.',
  'transport close':
    'The service closed the connection. It does so when an event handler fails an event, and when it stops: its log says why.',
};
