import { setTimeout as delay } from 'node:timers/promises';
import type { WireRequest, WireResponse } from './exchange.js';
import type { WireChange } from './fault.js';

export const notFound: WireResponse = { status: 404, headers: [], body: Buffer.alloc(0) };

export function isSlashless(url: string): boolean {
  return /^\/clients\/socketio\/hubs\/[^/?]+(?:\?|$)/.test(url);
}

export function isMessage({ headers }: WireRequest): boolean {
  return String(headers['ce-type']).startsWith('azure.webpubsub.user.');
}

export function isSystem({ headers }: WireRequest, event: string): boolean {
  return headers['ce-type'] === `azure.webpubsub.sys.${event}`;
}

/** A delivery with other headers; a validation request has none of CloudEvents and is left as it is. */
export function changedHeaders(change: (headers: WireRequest['headers']) => WireRequest['headers']): WireChange {
  return {
    delivery: (delivery, forward) =>
      forward(
        delivery.headers['ce-type'] === undefined ? delivery : { ...delivery, headers: change(delivery.headers) },
      ),
  };
}

export function changedMessage(change: (text: string) => string): WireChange {
  return {
    delivery: (delivery, forward) =>
      forward(isMessage(delivery) ? { ...delivery, body: Buffer.from(change(delivery.body.toString())) } : delivery),
  };
}

export function changedAnswer(
  concerns: (request: WireRequest) => boolean,
  { from, to }: { readonly from: number; readonly to: number },
): WireChange {
  return {
    request: async (request, forward) => {
      const answer = await forward(request);
      return concerns(request) && answer.status === from ? { ...answer, status: to } : answer;
    },
  };
}

/** True at each n-th call. */
export function eachOf(n: number): () => boolean {
  let calls = 0;
  return () => (calls += 1) % n === 0;
}

/** Does something after a time; what comes of it interests nobody, since its receiver may have gone. */
export function later(milliseconds: number, action: () => Promise<unknown>): void {
  void delay(milliseconds)
    .then(action)
    .catch(() => undefined);
}

/** The disconnected event of a socket, made from its connect event. */
export function asDisconnected(connect: WireRequest): WireRequest {
  return {
    ...connect,
    url: connect.url.replace(/connect$/, 'disconnected'),
    headers: {
      ...connect.headers,
      'ce-type': 'azure.webpubsub.sys.disconnected',
      'ce-eventname': 'disconnected',
      'ce-id': `${String(connect.headers['ce-id'])}-disconnected`,
    },
    body: Buffer.from('{"reason":""}'),
  };
}
