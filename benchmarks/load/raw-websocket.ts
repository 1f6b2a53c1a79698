import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { readBuffer } from './read-buffer.js';

/** The payload of a frame is `length` bytes of the buffer from `start`; the buffer is only valid during the call. */
export type FrameListener = (buffer: Buffer, start: number, length: number) => void;

export interface RawWebSocketOptions {
  readonly port: number;
  /** With its query. */
  readonly path: string;
  readonly onOpen: () => void;
  readonly onFrame: FrameListener;
  readonly onEnd: (reason: string) => void;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * A WebSocket client without checks, masks and copies. A load process has to be much cheaper than the server that it
 * measures, and a library spends more on a frame than the server does.
 */
export class RawWebSocket {
  readonly #socket: Socket;
  readonly #options: RawWebSocketOptions;
  #upgraded = false;
  #ended = false;
  /** What was read of a head or a frame that is not complete yet. */
  #rest: Buffer | undefined;

  constructor(options: RawWebSocketOptions) {
    this.#options = options;
    const { port, path } = options;
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (size) => {
          this.#take(readBuffer, size);
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.on('close', () => this.#end('closed by the server'));
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
  }

  /** Sends a text of at most 65,535 ASCII characters. The mask is 0, so that the payload stays as it is. */
  send(text: string): void {
    const size = text.length;
    const head = size < 126 ? 6 : 8;
    const frame = Buffer.alloc(head + size);
    frame[0] = 0x81;
    if (size < 126) {
      frame[1] = 0x80 | size;
    } else {
      frame[1] = 0x80 | 126;
      frame.writeUInt16BE(size, 2);
    }
    frame.write(text, head, 'latin1');
    this.#socket.write(frame);
  }

  async close(): Promise<void> {
    this.#ended = true;
    if (this.#socket.destroyed) return;
    this.#socket.destroy();
    await once(this.#socket, 'close');
  }

  #end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#options.onEnd(reason);
  }

  #take(chunk: Buffer, size: number): void {
    let buffer = chunk;
    let end = size;
    if (this.#rest !== undefined) {
      buffer = Buffer.concat([this.#rest, chunk.subarray(0, size)]);
      end = buffer.length;
      this.#rest = undefined;
    }
    let at = 0;
    if (!this.#upgraded) {
      const headAt = buffer.subarray(0, end).indexOf(headEnd);
      if (headAt === -1) {
        this.#keep(buffer, 0, end);
        return;
      }
      const status = buffer.toString('latin1', 9, 12);
      if (status !== '101') {
        this.#end(`the upgrade was answered ${status}`);
        return;
      }
      this.#upgraded = true;
      this.#options.onOpen();
      at = headAt + headEnd.length;
    }
    at = this.#takeFrames(buffer, at, end);
    if (at < end) this.#keep(buffer, at, end);
  }

  /** Where the first frame begins that is not complete. */
  #takeFrames(buffer: Buffer, from: number, end: number): number {
    let at = from;
    while (end - at >= 2) {
      let length = (buffer[at + 1] ?? 0) & 0x7f;
      let head = 2;
      if (length === 126) {
        head = 4;
        if (end - at < head) break;
        length = buffer.readUInt16BE(at + 2);
      } else if (length === 127) {
        head = 10;
        if (end - at < head) break;
        length = Number(buffer.readBigUInt64BE(at + 2));
      }
      if (end - at < head + length) break;
      // Text only: a close frame is followed by the end of the connection, which is noticed.
      if (((buffer[at] ?? 0) & 0x0f) === 1) this.#options.onFrame(buffer, at + head, length);
      at += head + length;
    }
    return at;
  }

  #keep(buffer: Buffer, from: number, end: number): void {
    this.#rest = Buffer.from(buffer.subarray(from, end));
  }
}
