// #region handler
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { formatPacket, parsePacketHead } from 'socketio-serverless/protocol';

/** An event handler: it admits every client and answers `hello` with a greeting. */
export const eventHandler = createServer((request, response) => {
  if (request.method === 'OPTIONS') {
    // Abuse protection: the service asks once whether it may post here.
    response.setHeader('WebHook-Allowed-Origin', '*').end();
  } else if (request.headers['ce-eventname'] === 'hello') {
    void text(request).then((payload) => response.setHeader('Content-Type', 'text/plain').end(greet(payload)));
  } else {
    // 200 to a `connect` event admits the client.
    response.end();
  }
});

/** @param payload an Engine.IO message that holds a Socket.IO event: `421["hello","Ana"]`. */
function greet(payload: string): string {
  const packet = payload.slice(1);
  const head = parsePacketHead(packet);
  if (head?.ackId === undefined) return '';
  const [, name] = JSON.parse(packet.slice(head.payloadStart)) as [event: string, name: string];
  return `4${formatPacket('ack', head.namespace, `${head.ackId}["Hello ${name}"]`)}`;
}
// #endregion
