import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { app, type HttpRequest, type HttpResponseInit } from '@azure/functions';

// The page's files, and the client that comes with the package socket.io-client.
const pageFolder = new URL('../../../page/', import.meta.url);
const clientScript = createRequire(import.meta.url).resolve('socket.io-client/dist/socket.io.js');
const types: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

async function sendFile({ params }: HttpRequest): Promise<HttpResponseInit> {
  const name = params['file'] ?? '';
  const [, extension = name === 'socket.io.js' ? 'js' : undefined] = /^[a-z]+\.(html|css|js)$/.exec(name) ?? [];
  if (extension === undefined) return { status: 404, body: 'There is nothing here.' };
  const body = await readFile(name === 'socket.io.js' ? clientScript : new URL(name, pageFolder));
  return { body, headers: { 'Content-Type': `${types[extension] ?? ''}; charset=utf-8` } };
}

app.http('page', { route: '{file}', methods: ['GET'], authLevel: 'anonymous', handler: sendFile });
