// A chat behind Socket.IO Serverless Mode: express for the page and the webhooks, the official SDK for the REST API, and the
// handler of this package, which checks a webhook, reads its event and writes its acknowledgement.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import express from 'express';
import { createEventHandler } from 'socketio-serverless/handler';
import { chatEvents } from './chat.mjs';

const connectionString = process.env.WebPubSubForSocketIOConnectionString;
if (connectionString === undefined) {
  console.error('Set WebPubSubForSocketIOConnectionString to the connection string that the emulator prints.');
  process.exit(1);
}
const [, accessKey] = /AccessKey=([^;]+)/.exec(connectionString) ?? [];
const hub = 'chat';
// The SDK rejects http, which the emulator speaks, unless it is told so.
const service = new WebPubSubServiceClient(connectionString, hub, { allowInsecureConnection: true });

const app = express();
app.disable('x-powered-by');

// #region negotiate
/** What a client needs to connect. Anybody may have any name here; your app knows who is signed in. */
app.get('/negotiate', async (request, response) => {
  const name = String(request.query.name ?? '').trim();
  if (name === '' || name.length > 30) return response.status(400).json({ error: 'A name has 1 to 30 characters.' });
  const { token } = await service.getClientAccessToken({ userId: name, clientProtocol: 'socketio' });
  return response.json({ endpoint: service.endpoint, path: `/clients/socketio/hubs/${hub}`, token });
});
// #endregion

// #region webhook
const events = createEventHandler({
  accessKeys: [accessKey],
  allowedOrigins: [new URL(service.endpoint).hostname],
  ...chatEvents(service),
});
app.use('/events', events.node);
// #endregion

// The page, and the client that comes with the package socket.io-client.
app.use(express.static(fileURLToPath(new URL('../page', import.meta.url))));
const clientScript = createRequire(import.meta.url).resolve('socket.io-client/dist/socket.io.js');
app.get('/socket.io.js', (request, response) => response.sendFile(clientScript, { dotfiles: 'allow' }));

// express knows an error handler by its four parameters.
app.use((error, request, response, next) => {
  console.error(`${request.method} ${request.path}: ${error.message}`);
  if (response.headersSent) next(error);
  else response.sendStatus(error.status ?? 500);
});

const server = app.listen(process.env.PORT ?? 3000, '127.0.0.1', (error) => {
  if (error !== undefined) {
    console.error(error.message);
    process.exit(1);
  }
  console.log(`listening on http://localhost:${server.address().port}`);
});
