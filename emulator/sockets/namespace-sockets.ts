import type { SessionDescription } from '../connections/client-session.js';
import { BoundedSet } from './bounded-set.js';
import type { NamespaceSocket } from './namespace-socket.js';

/** The sockets of one connection by namespace: those that are connecting or connected. */
export class NamespaceSockets {
  readonly #sockets = new Map<string, NamespaceSocket>();
  readonly #endedByService: BoundedSet;

  constructor(maxNamespaces: number) {
    this.#endedByService = new BoundedSet(maxNamespaces);
  }

  get size(): number {
    return this.#sockets.size;
  }

  get(namespace: string): NamespaceSocket | undefined {
    return this.#sockets.get(namespace);
  }

  values(): IterableIterator<NamespaceSocket> {
    return this.#sockets.values();
  }

  describe(): SessionDescription['sockets'] {
    return [...this.values()].map(({ id, namespace, state }) => ({ id, namespace, state }));
  }

  add(socket: NamespaceSocket): void {
    this.#sockets.set(socket.namespace, socket);
    this.#endedByService.delete(socket.namespace);
  }

  /** Ends a socket. The next CONNECT to its namespace makes a socket of its own, whatever becomes of this one. */
  end(socket: NamespaceSocket): void {
    socket.state = 'ended';
    if (this.#sockets.get(socket.namespace) === socket) this.#sockets.delete(socket.namespace);
  }

  /** Remembers that the service ended the socket: what a client sent there before it knew is no violation. */
  markEndedByService(namespace: string): void {
    this.#endedByService.add(namespace);
  }

  wasEndedByService(namespace: string): boolean {
    return this.#endedByService.has(namespace);
  }
}
