import fc, { type Arbitrary } from 'fast-check';
import { anyPacket } from './packets.js';
import { anyBytes, anyText, mutated } from './texts.js';

/** The bytes that an event handler answers a delivery with, and whether it ends the connection behind them. */
export interface WebhookAnswer {
  readonly bytes: string;
  readonly ends: boolean;
}

const status = fc.oneof(
  { weight: 5, arbitrary: fc.constant('200 OK') },
  fc.constantFrom(
    '204 No Content',
    '101 Switching Protocols',
    '100 Continue',
    '302 Found',
    '401 Unauthorized',
    '404 Not Found',
    '429 Too Many',
    '500 Error',
    '599 ?',
    '999 ?',
    '-1 x',
    '',
  ),
);

const header = fc.oneof(
  fc.tuple(
    fc.constant('content-type'),
    fc.constantFrom('text/plain', 'application/octet-stream', 'text/html', 'text/plain;charset=klingon', ';'),
  ),
  fc.tuple(fc.constant('set-cookie'), anyText.map(oneLine)),
  fc.tuple(
    fc.constantFrom(
      'ce-connectionState',
      'location',
      'retry-after',
      'content-encoding',
      'webhook-allowed-origin',
      'connection',
      'trailer',
    ),
    fc.oneof(anyText, fc.constantFrom('gzip', 'br', '0', '/elsewhere', 'close')).map(oneLine),
  ),
);

const framed = fc
  .record({
    status,
    headers: fc.array(header, { maxLength: 4 }),
    length: fc.oneof(
      { weight: 8, arbitrary: fc.constant('right') },
      fc.constantFrom('short', 'long', 'chunked', 'broken chunks', 'none'),
    ),
    body: fc.oneof(
      {
        weight: 3,
        arbitrary: mutated(fc.constant('437["done"]'), 1).map((packet) => Buffer.from(packet).toString('latin1')),
      },
      { weight: 3, arbitrary: anyPacket.map((packet) => Buffer.from(packet).toString('latin1')) },
      anyBytes,
    ),
  })
  .map(({ status: line, headers, length, body }): WebhookAnswer => {
    const lines = headers.map(([name, value]) => `${name}: ${value}`);
    const head = [`HTTP/1.1 ${line}`, ...lines, ...framing(length, body.length)].join('\r\n');
    const size = body.length.toString(16);
    const sent =
      length === 'chunked' ? `${size}\r\n${body}\r\n0\r\n\r\n` : length === 'broken chunks' ? `zz\r\n${body}` : body;
    return { bytes: `${head}\r\n\r\n${sent}`, ends: length !== 'right' && length !== 'chunked' };
  });

function framing(length: string, size: number): string[] {
  if (length.includes('chunk')) return ['transfer-encoding: chunked'];
  if (length === 'none') return [];
  return [`content-length: ${length === 'short' ? Math.floor(size / 2) : length === 'long' ? size + 10 : size}`];
}

/** Answers that are nearly good, answers that are not HTTP, and no answer at all. */
export const anyWebhookAnswer: Arbitrary<WebhookAnswer> = fc.oneof(
  { weight: 8, arbitrary: framed },
  { weight: 1, arbitrary: anyBytes.map((bytes) => ({ bytes, ends: true })) },
  { weight: 1, arbitrary: fc.constant({ bytes: '', ends: true }) },
);

function oneLine(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replaceAll(/[^\x20-\xff]/g, '~');
}
