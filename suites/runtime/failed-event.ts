import type { Delivery, SocketClient, ScenarioEventHandler } from '../../fixtures/index.js';

/**
 * Emits an event that its handler fails, and a further one, and waits for what follows the failed one: the next event, or
 * the end of a client that is dropped for it. The events of a connection are delivered in order, so by then every try of
 * the failed one has come.
 *
 * @param extraMs how long the service may go on trying.
 * @returns the tries.
 */
export async function triesOfFailedEvent(
  eventHandler: ScenarioEventHandler,
  client: SocketClient,
  event: string,
  extraMs = 0,
): Promise<Delivery[]> {
  client.emit(event);
  client.emit('next');
  await eventHandler.nextUnlessDropped('next', { socketId: client.id }, extraMs);
  return eventHandler.deliveries.filter(({ socketId, eventName }) => socketId === client.id && eventName === event);
}
