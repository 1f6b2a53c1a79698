/** A connection with no sign of life for longer is made again. */
const idleTimeoutMs = 5000;

/** How often a connection is asked for a sign of life. */
const pingIntervalMs = 2000;

const maxBackoffMs = 2000;

export interface LinkOptions {
  readonly url: string;
  /** Whether it waits for entries of streams, and so is never idle. */
  readonly isBlocking: boolean;
  /** Is called whenever there is a connection. */
  readonly onReady: () => void;
  /** Is called whenever there is none any more, or another try to get one has failed. */
  readonly onLost: (error: Error) => void;
}

/** What the client of Redis is told for each connection that nodes use. */
export function linkSettings(isBlocking: boolean) {
  return {
    RESP: 2,
    maintNotifications: 'disabled',
    disableOfflineQueue: true,
    // A timeout of its own for each would cost more than the command; the outbox has one for all.
    commandOptions: { timeout: 0 },
    ...(!isBlocking && { pingInterval: pingIntervalMs }),
    socket: { connectTimeout: idleTimeoutMs, socketTimeout: idleTimeoutMs },
  } as const;
}

/** How long to wait before another try to connect. */
export function backoffMs(tries: number): number {
  // Nodes that have lost it together do not come back together.
  return Math.min(50 * 2 ** tries, maxBackoffMs) * (0.5 + Math.random() / 2);
}
