/** What every event says of the socket that it is about. */
export interface SocketEvent {
  readonly hub: string;
  /** With its leading slash. */
  readonly namespace: string;
  /** The Engine.IO connection, which the sockets of several namespaces share. */
  readonly connectionId: string;
  /** One socket in one namespace. */
  readonly socketId: string;
  /** The `sub` of the client's token; absent for a client without a user. */
  readonly userId?: string;
  /** `ce-id`: a delivery that is made again has the same one. */
  readonly eventId: string;
  /** What the last answer set with `ce-connectionState`. */
  readonly connectionState?: string;
}

/** A client asks for a socket. */
export interface ConnectEvent extends SocketEvent {
  readonly kind: 'connect';
  /** The claims of the client's token, each with its values. */
  readonly claims: Readonly<Record<string, readonly string[]>>;
  /** The query of the client's handshake. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** The headers of the client's handshake. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/** A socket was admitted. Its first message may come before. */
export interface ConnectedEvent extends SocketEvent {
  readonly kind: 'connected';
}

/** A socket is gone. */
export interface DisconnectedEvent extends SocketEvent {
  readonly kind: 'disconnected';
  /** Empty where the connection was closed normally. */
  readonly reason: string;
}

/** A client has emitted an event. */
export interface MessageEvent extends SocketEvent {
  readonly kind: 'message';
  /** The event's name, as the client wrote it. */
  readonly name: string;
  readonly args: readonly unknown[];
  /** The arguments as a JSON array, byte for byte as the client sent them: reading JSON can change large numbers. */
  readonly argsJson: string;
  /** Whether the client waits for an acknowledgement. */
  readonly wantsAck: boolean;
}

export type HandlerEvent = ConnectEvent | ConnectedEvent | DisconnectedEvent | MessageEvent;
