// A small event handler, of which each program beside it replaces one part by a wrong one.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const { PORT = '3000', ACCESS_KEYS = '' } = process.env;
const accessKeys = ACCESS_KEYS.split(',');

const correct = {
  answerValidation: () => ({
    status: 200,
    headers: { 'WebHook-Allowed-Origin': '*', 'WebHook-Allowed-Rate': '*', Allow: 'OPTIONS, POST' },
  }),
  isSigned: ({ 'ce-signature': signature = '', 'ce-connectionid': connectionId = '' }) => {
    const items = signature.toLowerCase().split(/[\s,]+/);
    return accessKeys.some((key) =>
      items.includes(`sha256=${createHmac('sha256', key).update(connectionId).digest('hex')}`),
    );
  },
  admit: () => ({ status: 200 }),
  /** Nothing but the arguments is written again, so that they stay as they were. */
  argumentsOf: (payload) => `[${payload.replace(/^\[\s*"echo"\s*,?/, '')}`,
  acknowledge: ({ namespace, ackId, args }) => ({
    status: 200,
    headers: { 'Content-Type': 'text/plain' },
    body: `43${namespace}${ackId}${args}`,
  }),
};

/** Starts the event handler with some of its parts replaced. */
export function startHandler(wrong) {
  const parts = { ...correct, ...wrong };
  const server = createServer((request, response) => {
    answer(request, parts)
      .catch(() => ({ status: 500 }))
      .then(({ status, headers = {}, body = '' }) => response.writeHead(status, headers).end(body));
  });
  server.listen(Number(PORT), '127.0.0.1', () => {
    console.log(JSON.stringify({ url: `http://localhost:${server.address().port}/events/{event}` }));
  });
}

async function answer(request, parts) {
  const { method, headers } = request;
  if (method === 'OPTIONS') return parts.answerValidation();
  if (method !== 'POST') return { status: 405 };
  const required = ['connectionid', 'hub', 'type', 'eventname', 'namespace', 'socketid'];
  if (required.some((name) => !headers[`ce-${name}`])) return { status: 400 };
  if (!parts.isSigned(headers)) return { status: 401 };
  const body = await text(request);
  if (headers['ce-type'].startsWith('azure.webpubsub.sys.')) return answerSystemEvent(headers, parts);
  return answerMessage(headers, body, parts);
}

function answerSystemEvent(headers, { admit }) {
  if (headers['ce-eventname'] !== 'connect') return { status: 204 };
  return headers['ce-userid'] === 'mallory' ? { status: 403 } : admit();
}

function answerMessage(headers, body, { acknowledge, argumentsOf }) {
  if (!headers['content-type'].startsWith('text/plain')) return { status: 415 };
  const [, namespace = '', ackId = '', payload = ''] = /^42(\/[^,]*,)?(\d*)(\[[^]*)$/.exec(body) ?? [];
  const name = nameOf(payload);
  if (name === undefined || name !== headers['ce-eventname']) return { status: 400 };
  if (ackId === '' || (name !== 'echo' && name !== 'ping')) return { status: 204 };
  return acknowledge({
    namespace,
    ackId,
    args: name === 'ping' ? '[]' : argumentsOf(payload),
    user: headers['ce-userid'],
  });
}

function nameOf(payload) {
  try {
    return JSON.parse(payload)[0];
  } catch {
    return undefined;
  }
}
