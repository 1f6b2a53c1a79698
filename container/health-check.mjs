// The image's health check: ends with exit code 0 where the emulator says that it is ready, by HTTP or by HTTPS.
import { request } from 'node:http';
import { request as requestSecure } from 'node:https';

const port = process.env['SOCKETIO_SERVERLESS_PORT'];

/** Its certificate may be made at start, and this is the emulator's own machine: it is not checked. */
const target = { host: '127.0.0.1', port, path: '/api/health', rejectUnauthorized: false };

function isReady(send) {
  return new Promise((resolve) => {
    send(target, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on('error', () => resolve(false))
      .end();
  });
}

process.exitCode = (await isReady(request)) || (await isReady(requestSecure)) ? 0 : 1;
