import type { ConnectOptions, Delivery, DeliveryKind, ScenarioFixtures, SocketClient } from '../../fixtures/index.js';

/** What a socket's life brought about: its four events. */
export interface OneOfEach {
  readonly client: SocketClient;
  readonly events: Readonly<Record<DeliveryKind, Delivery>>;
  /** The same, in the order of the socket's life. */
  readonly all: readonly Delivery[];
}

/** Connects, emits an event and leaves: one delivery of each kind, of a scenario that has no other. */
export async function deliverOneOfEach(
  { connect, eventHandler }: Pick<ScenarioFixtures, 'connect' | 'eventHandler'>,
  options?: ConnectOptions,
): Promise<OneOfEach> {
  const client = await connect(options);
  const connecting = await eventHandler.next('connect');
  const connected = await eventHandler.next('connected');
  client.emit('hello', 1);
  const message = await eventHandler.next('message');
  client.disconnect();
  const disconnected = await eventHandler.next('disconnected');
  return {
    client,
    events: { connect: connecting, connected, message, disconnected },
    all: [connecting, connected, message, disconnected],
  };
}
