// Starts the Functions app in app/. The check plays its service, so that no emulator is started.
import { fileURLToPath } from 'node:url';
import { startFunctionsHost } from 'socketio-serverless/functions';

const { PORT = '7071', ACCESS_KEY = '' } = process.env;

const host = await startFunctionsHost({
  folder: fileURLToPath(new URL('app', import.meta.url)),
  port: Number(PORT),
  connection: `Endpoint=http://localhost;AccessKey=${ACCESS_KEY};Version=1.0;`,
});
console.log(JSON.stringify({ url: host.eventHandlerUrl }));
