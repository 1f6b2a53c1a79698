/** Acknowledges a message. A client that did not ask for it gets nothing. */
export interface Acknowledgement {
  readonly kind: 'ack';
  /** A JSON array: the arguments of the client's callback. */
  readonly argsJson: string;
}

/** Rejects an event. */
export interface Rejection {
  readonly kind: 'reject';
  /** 400 to 599. */
  readonly status: number;
  /** What the service logs. */
  readonly reason: string;
}

/**
 * Acknowledges a message with the arguments of the client's callback.
 *
 * @throws TypeError where an argument cannot be written as JSON.
 * @example ack('stored', 17) // socket.emit('store', data, (state, id) => …)
 */
export function ack(...args: readonly unknown[]): Acknowledgement {
  return { kind: 'ack', argsJson: JSON.stringify(args) };
}

/**
 * As {@link ack}, with arguments that are JSON already, such as the `argsJson` of a message.
 *
 * @param argsJson a JSON array; it is sent as it is.
 */
export function ackJson(argsJson: string): Acknowledgement {
  return { kind: 'ack', argsJson };
}

/**
 * Rejects a socket that asks to connect, or a message. A service may end the connection whose message is rejected: what a client
 * is to read belongs into an acknowledgement.
 *
 * @param status 400 to 599. A service makes a delivery again that is answered 408 or 5xx: a decision is 4xx.
 * @throws RangeError for any other status.
 */
export function reject(status = 403, reason = ''): Rejection {
  if (Number.isInteger(status) && status >= 400 && status <= 599) return { kind: 'reject', status, reason };
  throw new RangeError(`The status of a rejection is ${String(status)}; expected a whole number from 400 to 599.`);
}
