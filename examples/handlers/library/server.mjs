// An event handler with this package's library, which does what every event handler has to.
import { createServer } from 'node:http';
import { ack, ackJson, createEventHandler, reject } from 'socketio-serverless/handler';

const { PORT = '3000', ACCESS_KEYS = '', REJECTED_USER = 'mallory' } = process.env;

const events = createEventHandler({
  accessKeys: ACCESS_KEYS.split(','),
  allowedOrigins: ['localhost'],
  connect: ({ userId }) => (userId === REJECTED_USER ? reject(403, 'you are not welcome') : undefined),
  messages: { echo: ({ argsJson }) => ackJson(argsJson), ping: () => ack() },
});

const server = createServer(events.node);
server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://localhost:${server.address().port}/events/{event}` }));
});
