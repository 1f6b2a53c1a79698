import fc, { type Arbitrary } from 'fast-check';
import { operations } from '../../../openapi/operations.js';
import { attackedHub } from '../door.js';
import { anyFilter } from './filters.js';
import { anyPacket } from './packets.js';
import { anyBytes, anyText, mutated } from './texts.js';

export interface RestCall {
  readonly method: string;
  /** As it stands on the wire, without its query. */
  readonly path: string;
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Whether HTTP can tell where it ends. */
  readonly isFramed: boolean;
}

const declared = operations.filter(({ path }) => path.startsWith('/api/'));

const pathValue = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(attackedHub, 'g', 'u', 'sendToGroup', 'joinLeaveGroup') },
  { weight: 3, arbitrary: anyText.map(encoded) },
  { weight: 1, arbitrary: anyText.map(visible) },
);

/** A declared operation with any values in its path; its hub is never that of the innocent client. */
const operationPath = fc
  .tuple(fc.constantFrom(...declared), fc.array(pathValue, { minLength: 4, maxLength: 4 }))
  .map(([{ method, path }, values]) => {
    let next = 0;
    return {
      method,
      path: path.replace('{hub}', attackedHub).replaceAll(/\{\w+\}/g, () => values[next++ % values.length] ?? ''),
    };
  });

const anyPath = fc.oneof(
  { weight: 6, arbitrary: operationPath },
  {
    weight: 1,
    arbitrary: fc.record({
      method: fc.constant('POST'),
      path: mutated(fc.constant(`/api/hubs/${attackedHub}/:send`))
        .map(visible)
        .map((path) => `/${path}`),
    }),
  },
);

const method = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'post', 'X'),
);

const parameters = [
  'filter',
  'excluded',
  'api-version',
  'maxpagesize',
  'top',
  'continuationToken',
  'messageTtlSeconds',
  'reason',
  'userId',
  'role',
  'group',
  'minutesToExpire',
  'clientType',
  'targetName',
  '__proto__',
];

const query = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...parameters) }, anyText.map(encoded)),
      fc.oneof(anyText, anyFilter),
    ),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${encoded(value)}`).join('&'));

const harmlessHeader = fc.oneof(
  fc.tuple(
    fc.constant('content-type'),
    fc.constantFrom(
      'text/plain',
      'application/json',
      'application/octet-stream',
      'text/plain; charset=klingon',
      ';;;/',
      'application/json; charset=utf-16',
      '',
    ),
  ),
  fc.tuple(
    fc.constantFrom(
      'accept',
      'x-ms-client-request-id',
      'origin',
      'cookie',
      'range',
      'if-match',
      'content-encoding',
      'x-http-method-override',
    ),
    anyText.map(visible),
  ),
);

const framingHeader = fc.tuple(
  fc.constantFrom(
    'content-length',
    'transfer-encoding',
    'expect',
    'connection',
    'upgrade',
    'host',
    'te',
    'trailer',
    'x y',
    'x\0',
  ),
  fc.oneof(
    fc.constantFrom(
      'chunked',
      '-1',
      '0',
      '1048577',
      '100-continue',
      'upgrade',
      'websocket',
      'close',
      'h2c',
      '+5',
      '5, 5',
      '0x5',
    ),
    anyBytes,
  ),
);

const body = fc.oneof(
  fc.constant(''),
  anyPacket,
  anyText,
  anyBytes,
  mutated(
    fc
      .record({ groups: fc.array(anyText, { maxLength: 5 }), filter: anyFilter }, { requiredKeys: [] })
      .map((value) => JSON.stringify(value)),
    1,
  ),
  fc.integer({ min: 1, max: 300_000 }).map((length) => '['.repeat(length)),
);

/** Calls of any operation with anything in them. One in ten is no good HTTP either. */
export const anyRestCall: Arbitrary<RestCall> = fc
  .record({
    target: anyPath,
    method,
    query,
    headers: fc.array(harmlessHeader, { maxLength: 3 }),
    framing: fc.oneof(
      { weight: 9, arbitrary: fc.constant([]) },
      fc.array(framingHeader, { minLength: 1, maxLength: 2 }),
    ),
    body: fc.oneof({ weight: 20, arbitrary: body }, body),
  })
  .map(({ target, method: other, query: asked, headers, framing, body: sent }) => ({
    method: other ?? target.method,
    path: target.path,
    query: asked,
    headers: [...headers, ...framing],
    body: sent,
    isFramed: framing.length === 0,
  }));

/** Percent-encoded, whatever it is. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** Without what ends a line or a word of a request's head. */
function visible(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replaceAll(/[^\x21-\x7e\x80-\xff]|[?#]/g, '~');
}
