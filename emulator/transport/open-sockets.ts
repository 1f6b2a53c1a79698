import type { Server, Socket } from 'node:net';

/** The TCP connections of servers: those of WebSocket clients too, which Node.js itself does not close with its server. */
export class OpenSockets {
  readonly #sockets = new Set<Socket>();

  constructor(servers: readonly Server[]) {
    for (const server of servers) {
      server.on('connection', (socket: Socket) => {
        this.#sockets.add(socket);
        socket.once('close', () => this.#sockets.delete(socket));
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
