/** What a cluster says of the clients that come to this node. */
export interface Admission {
  /** A connection id that no other node gives. */
  newConnectionId(): string;
  /**
   * To be called before a client is admitted to a hub. Undefined where it may be at once; otherwise settles with the reason
   * why it may not be now, or undefined.
   */
  prepare(hub: string): Promise<string | undefined> | undefined;
  /** Whether this node may serve the clients that it has; one that may not has closed them. */
  check(): boolean;
  /** Whether a session that this node does not have is one of another node. */
  isForeign(sessionId: string): boolean;
  /** Lets the node of such a session end it, which would otherwise wait for its client as long as for a lost one. */
  endForeign(hub: string, sessionId: string): void;
}
