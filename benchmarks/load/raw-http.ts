import { connect, type Socket } from 'node:net';
import { readBuffer } from './read-buffer.js';

/** A keep-alive connection that has one request at a time in flight, and reads of an answer what it must. */
export class RawHttpConnection {
  readonly #socket: Socket;
  #received = '';
  #waiting: { readonly resolve: (status: number) => void; readonly reject: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (size) => {
          this.#take(readBuffer.toString('latin1', 0, size));
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#fail(error.message));
    this.#socket.on('close', () => this.#fail('closed by the server'));
  }

  /**
   * Sends a complete request of ASCII characters.
   *
   * @throws Error where the answer is no success.
   */
  send(request: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request, 'latin1');
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #fail(reason: string): void {
    this.#waiting?.reject(new Error(`A request was not answered: ${reason}. Expected 200 or 202.`));
    this.#waiting = undefined;
  }

  #take(text: string): void {
    this.#received += text;
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd === -1 || !this.#bodyIsComplete(headEnd + 4)) return;
    const answer = this.#received;
    const waiting = this.#waiting;
    this.#received = '';
    this.#waiting = undefined;
    if (answer.charCodeAt(9) === 0x32) waiting?.resolve(Number(answer.slice(9, 12)));
    else waiting?.reject(new Error(`A request was answered: ${answer.slice(0, 500)}. Expected 200 or 202.`));
  }

  #bodyIsComplete(bodyAt: number): boolean {
    const head = this.#received.slice(0, bodyAt);
    const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
    if (length !== undefined) return this.#received.length >= bodyAt + Number(length);
    return !/\r\ntransfer-encoding: *chunked/i.test(head) || this.#received.endsWith('0\r\n\r\n');
  }
}
