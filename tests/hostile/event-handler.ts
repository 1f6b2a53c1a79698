import type { ServerResponse } from 'node:http';
import type { SettingsInput } from '../../emulator/index.js';
import { systemEvents } from '../../protocol/index.js';
import { type LocalServer, startLocalServer } from '../helpers/local-server.js';
import { hub } from './target.js';

/** How an event handler answers an event, by the event's name. */
export type HandlerAnswers = Readonly<Record<string, (response: ServerResponse) => void>>;

/** An event handler that acknowledges `ask` and accepts everything else, but what the answers say. */
export function startEventHandler(answers: HandlerAnswers): Promise<LocalServer> {
  return startLocalServer((request, response) => {
    const event = String(request.headers['ce-eventname']);
    const answer = answers[event];
    if (request.method === 'OPTIONS') response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
    else if (answer !== undefined) answer(response);
    else if (event === 'ask') response.end(`43${/^42(\d*)/.exec(request.body)?.[1] ?? ''}["answer"]`);
    else response.writeHead(204).end();
  });
}

/** One retry, since a handler that ends connections may end one that the next event has just been sent on. */
export function settingsFor({ url }: LocalServer): SettingsInput {
  return {
    port: 0,
    logLevel: 'silent',
    hubs: { [hub]: { eventHandlers: [{ urlTemplate: url, userEventPattern: '*', systemEvents: [...systemEvents] }] } },
    webhooks: { timeoutMs: 2000, retryDelaysMs: [0] },
  };
}
