// An event handler with the official middleware for express, which reads events and answers validation requests. It does not
// check signatures: the route before it does, unless CHECK_SIGNATURES is off.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { WebPubSubEventHandler } from '@azure/web-pubsub-express';
import express from 'express';

const { PORT = '3000', ACCESS_KEYS = '', REJECTED_USER = 'mallory', CHECK_SIGNATURES = 'on' } = process.env;
const accessKeys = ACCESS_KEYS.split(',');

const events = new WebPubSubEventHandler('chat', {
  path: '/events',
  allowedEndpoints: ['http://localhost'],
  handleConnect: ({ context }, response) =>
    context.userId === REJECTED_USER ? response.fail(403, 'you are not welcome') : response.success(),
  handleUserEvent: ({ context, data, dataType }, response) => {
    const packet = dataType === 'text' ? readPacket(data) : undefined;
    if (packet === undefined || packet.name !== context.eventName) return response.fail(400);
    const args = acknowledgementOf(packet);
    if (args === undefined || packet.ackId === '') return response.success();
    response.success(`43${packet.namespace}${packet.ackId}${args}`, 'text');
  },
});

/** An Engine.IO message with a Socket.IO event: `42/chat,17["echo","a"]`; undefined for any other text. */
function readPacket(text) {
  const [, namespace = '', ackId = '', payload = ''] = /^42(\/[^,]*,)?(\d*)(\[[^]*)$/.exec(text) ?? [];
  try {
    const [name] = JSON.parse(payload);
    return { namespace, ackId, payload, name };
  } catch {
    return undefined;
  }
}

/** The arguments of an acknowledgement, as JSON; undefined for an event that is not acknowledged. */
function acknowledgementOf({ name, payload }) {
  if (name === 'ping') return '[]';
  return name === 'echo' ? `[${payload.replace(/^\[\s*"echo"\s*,?/, '')}` : undefined;
}

function isSigned({ headers }) {
  const { 'ce-signature': signature = '', 'ce-connectionid': connectionId = '' } = headers;
  return accessKeys.some((key) => {
    const expected = Buffer.from(`sha256=${createHmac('sha256', key).update(connectionId).digest('hex')}`);
    return signature.split(/[\s,]+/).some((item) => {
      const given = Buffer.from(item.toLowerCase());
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
  });
}

const app = express();
app.post('/events{/:event}', (request, response, next) => {
  if (CHECK_SIGNATURES !== 'off' && !isSigned(request)) response.status(401).end();
  else next();
});
app.use(events.getMiddleware());

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://localhost:${server.address().port}/events/{event}` }));
});
