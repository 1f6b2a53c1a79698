// What the publisher and the audience have in common.
import { performance } from 'node:perf_hooks';
import { WebPubSubServiceClient } from '@azure/web-pubsub';

export const hub = 'scores';

/** The REST API of the hub, by the connection string in the environment. */
export function connectService() {
  const connectionString = process.env.WebPubSubForSocketIOConnectionString;
  if (connectionString === undefined) {
    console.error('Set WebPubSubForSocketIOConnectionString to the connection string that the emulator prints.');
    process.exit(1);
  }
  // The SDK rejects http, which the emulator speaks, unless it is told so.
  return new WebPubSubServiceClient(connectionString, hub, { allowInsecureConnection: true });
}

// #region send
/** Sends an event to every socket of a namespace: one REST call, however many they are. Returns the bytes of the event. */
export async function sendToNamespace(service, namespace, ...event) {
  const group = `0~${Buffer.from(namespace).toString('base64url')}~`;
  const message = `42${namespace === '/' ? '' : `${namespace},`}${JSON.stringify(event)}`;
  await service.group(group).sendToAll(message, { contentType: 'text/plain' });
  return Buffer.byteLength(message);
}
// #endregion

/** Milliseconds on a clock that is the same in all processes of a machine. */
export function sharedClock() {
  return performance.timeOrigin + performance.now();
}
