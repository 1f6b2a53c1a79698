import type { Server, Socket } from 'node:net';

/** The TCP connections of servers: those of WebSocket clients too, which Node.js itself does not close with its server. */
export class OpenSockets {
  readonly #sockets = new Set<Socket>();

  constructor(servers: readonly Server[]) {
    const sockets = this.#sockets;
    // One function for all: each socket would keep its own.
    const forget = function (this: Socket): void {
      sockets.delete(this);
    };
    for (const server of servers) {
      server.on('connection', (socket: Socket) => {
        sockets.add(socket);
        socket.on('close', forget);
      });
    }
  }

  get size(): number {
    return this.#sockets.size;
  }

  destroyAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
