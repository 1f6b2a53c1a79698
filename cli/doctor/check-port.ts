import { createServer } from 'node:net';
import { post } from '../../fixtures/sender/post.js';
import type { Finding } from './finding.js';

const subject = 'Port';
const healthMs = 2000;

/** Whether the emulator could listen, and whether one is there already. */
export async function checkPort(host: string, port: number): Promise<Finding> {
  const at = `${host}:${port}`;
  const code = await tryToListen(host, port);
  if (code === undefined) return { level: 'ok', subject, text: port === 0 ? 'any that is free' : `${at} is free` };
  if (code !== 'EADDRINUSE') {
    return {
      level: 'fail',
      subject,
      text: `Nothing can listen on ${at}: ${code}.`,
      advice: 'Choose another address with --host, or another port with --port.',
    };
  }
  if (await answersHealth(host, port)) {
    return {
      level: 'warn',
      subject,
      text: `${at} is in use, by something that answers GET /api/health: an emulator that runs already?`,
      advice: 'Use that one, or start another with --port 0.',
    };
  }
  return {
    level: 'fail',
    subject,
    text: `${at} is in use by another program.`,
    advice: 'Choose another with --port, or --port 0 for a free one.',
  };
}

/** The code of the error; undefined where it works. */
function tryToListen(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) => resolve(code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

async function answersHealth(host: string, port: number): Promise<boolean> {
  const address = host.includes(':') ? `[${host}]` : host;
  const request = { method: 'GET', headers: [], body: '', timeoutMs: healthMs };
  for (const scheme of ['http', 'https']) {
    const url = new URL(`${scheme}://${address}:${port}/api/health`);
    if (
      await post({ ...request, url }).then(
        ({ status }) => status === 200,
        () => false,
      )
    )
      return true;
  }
  return false;
}
