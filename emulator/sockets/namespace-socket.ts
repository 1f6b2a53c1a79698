import type { SocketState } from '../connections/session-state.js';
import { WaitingAcks } from './waiting-acks.js';

/** A client's presence in one namespace, from its CONNECT to its end. */
export class NamespaceSocket {
  state: SocketState = 'connecting';
  /** Settles when the connected event has been delivered, or given up. */
  announced: Promise<void> = Promise.resolve();
  readonly waitingAcks = new WaitingAcks();

  constructor(
    readonly id: string,
    readonly namespace: string,
  ) {}
}
