import { createHmac } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientAudience, clientPath, parseConnectionString } from '../protocol/index.js';
import { validateAgainstSchema } from './contract-validators.js';
import { loadRequirements } from './load-requirements.js';
import { packageFile } from './package-file.js';
import { evidenceGrades } from './requirement.js';
import { loadVectors, type VectorFile, type VectorFiles } from './vectors.js';

// Recorded exchanges have a form and a loader of their own: see observed-exchanges.ts.
const names = readdirSync(packageFile('specs/vectors'))
  .map((file) => path.basename(file, '.json'))
  .filter((name) => name !== 'observed-exchanges');

describe.each(names)('vector file %s', (name) => {
  const file = loadVectors(name as keyof VectorFiles) as VectorFile<{ name: string }>;

  it('says what it is and where it is from', () => {
    expect(file.description.length).toBeGreaterThan(30);
    expect(file.source.length).toBeGreaterThan(10);
  });

  it('has rows, each with a name of its own', () => {
    const rowNames = file.rows.map((row) => row.name);
    expect(rowNames.length).toBeGreaterThan(0);
    expect(rowNames).toEqual([...new Set(rowNames)]);
  });
});

const base64Url = (text: string) => Buffer.from(text, 'utf8').toString('base64url');
const group = (namespace: string, room: string) => `0~${base64Url(namespace)}~${base64Url(room)}`;

it.each(loadVectors('group-names').rows)('maps $name to its group', ({ namespace, room, group: expected }) => {
  expect(group(namespace, room ?? '')).toBe(expected);
});

it.each(loadVectors('signatures').rows)('signs with $name', ({ connectionId, keys, signature }) => {
  const signatures = keys.map((key) => `sha256=${createHmac('sha256', key).update(connectionId).digest('hex')}`);
  expect(signatures.join(',')).toBe(signature);
});

it.each([...loadVectors('tokens').rows, ...loadVectors('token-validity').rows])(
  'grades the evidence for $name',
  ({ evidence }) => {
    expect(evidenceGrades).toContain(evidence);
  },
);

it.each(loadVectors('packets').rows)('tells the packet of $name by its text', ({ text, packet }) => {
  if (packet === null) return;
  const head = text.slice(0, text.length - packet.payload.length);
  const count = packet.attachments === 0 ? '' : `${packet.attachments}-`;
  const digit = ['connect', 'disconnect', 'event', 'ack', 'connect_error', 'binary_event', 'binary_ack'].indexOf(
    packet.type,
  );
  const named = packet.namespace === '/' ? '' : `${packet.namespace},`;
  expect(text.endsWith(packet.payload)).toBe(true);
  expect([head, `${head},`]).toContain(`4${digit}${count}${named}${packet.ackId ?? ''}`);
  if (packet.event === null) return;
  const [name] = JSON.parse(packet.payload) as unknown[];
  expect(typeof name === 'number' ? /[^\s[,\]]+/.exec(packet.payload)?.[0] : name).toBe(packet.event);
});

it.each(loadVectors('payloads').rows)('joins the packets of $name', ({ text, packets }) => {
  expect(packets.join('\u001e')).toBe(text);
});

it.each(loadVectors('functions-calls').rows)('writes the call to $name as it is sent', ({ call, request }) => {
  const { pathname, searchParams } = new URL(request.path, 'http://localhost');
  const body = request.contentType === 'application/json' ? (JSON.parse(request.body ?? '') as object) : undefined;
  expect(body).toEqual(call.groups === null ? undefined : { filter: call.filter, groups: call.groups });
  if (body === undefined) expect(searchParams.get('filter')).toBe(call.filter);
  if (call.group !== null) expect(pathname).toContain(`/groups/${call.group}/`);
  if (call.connectionId !== null) expect(pathname).toContain(`/connections/${call.connectionId}`);
});

it.each(loadVectors('functions-calls').rows)('makes the call to $name for a valid action', ({ action }) => {
  expect(validateAgainstSchema('functions-action', action)).toEqual([]);
});

it.each(loadVectors('functions-actions').rows)('tells by its schema whether an action is taken: $name', (row) => {
  expect(validateAgainstSchema('functions-action', row.action).length === 0).toBe(row.valid);
});

it.each(loadVectors('functions-negotiations').rows)('negotiates $name by its connection string', (row) => {
  const { endpoint, accessKey } = parseConnectionString(row.connectionString);
  const part = (value: unknown) => base64Url(JSON.stringify(value));
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(row.claims)}`;
  const token = `${signed}.${createHmac('sha256', accessKey).update(signed).digest('base64url')}`;
  expect(row).toMatchObject({ endpoint, path: clientPath(row.hub) });
  const user = row.userId === null ? {} : { sub: row.userId };
  expect(row.claims).toEqual({ aud: clientAudience(endpoint, row.hub), ...user });
  expect(validateAgainstSchema('functions-negotiation', { endpoint, path: row.path, token })).toEqual([]);
});

it.each(loadVectors('functions-filters').rows)('builds the filter of $name', (row) => {
  const member = (room: string) => `'${group(row.namespace, room)}' in groups`;
  const rooms = row.rooms.map(member).join(' or ');
  const scope = rooms === '' && row.namespaceClause ? member('') : rooms;
  const exceptions = row.except.map((room) => `not (${member(room)})`).join(' and ');
  expect([scope, exceptions].filter((part) => part !== '').join(' and ')).toBe(row.filter);
});

const { connectionString, listeners, rows: dispatched } = loadVectors('dispatcher');
const accessKey = /AccessKey=([^;]+)/.exec(connectionString)?.[1] ?? '';

// The extension's own order: validation, header parsing, listener, signature, method, body.
function dispatcherStatus(method: string, headers: Headers): number {
  const isValidation = method === 'OPTIONS' || method === 'GET';
  const origin = headers.get('webhook-request-origin');
  if (origin === null) return isValidation ? 500 : 400;
  const origins = origin.split(/[ ,]+/);
  const known = origins.some((origin) => origin.toLowerCase() === 'localhost');
  if (isValidation) return known ? 200 : 400;
  const required = ['ce-connectionId', 'ce-hub', 'ce-eventName', 'ce-namespace', 'ce-socketId'];
  const values = required.map((name) => headers.get(name)?.toLowerCase() ?? '');
  if (values.includes('')) return 400;
  const [, hub, event, namespace] = values;
  const type = headers.get('ce-type');
  if (type === null) return 400;
  const system = type.startsWith('azure.webpubsub.sys.');
  const listens = listeners.some(
    (listener) =>
      listener.hub === hub &&
      listener.namespace === namespace &&
      listener.event === event &&
      ['connect', 'connected', 'disconnected'].includes(listener.event) === system,
  );
  if (!listens) return 404;
  const digest = createHmac('sha256', accessKey)
    .update(headers.get('ce-connectionId') ?? '')
    .digest('hex');
  const signatures = headers.get('ce-signature')?.toLowerCase().split(/[ ,]+/) ?? [];
  if (!known || !signatures.includes(`sha256=${digest}`)) return 401;
  if (method !== 'POST') return 400;
  return system || headers.get('content-type')?.startsWith('text/plain') === true ? 200 : 400;
}

it.each(dispatched)('answers $name with the status of its first flaw', ({ method, headers, status }) => {
  expect(dispatcherStatus(method, new Headers(headers))).toBe(status);
});

const { contexts, rows: filters } = loadVectors('filters');

it.each(filters)('says of $name whom it matches or why it is refused', (row) => {
  expect([row.contexts === undefined, row.error === undefined]).toContain(false);
  expect(Object.keys(contexts)).toEqual(expect.arrayContaining(Object.keys(row.contexts ?? {})));
});

const requirements = new Map(loadRequirements().map((requirement) => [requirement.id, requirement]));

it.each(filters.filter(({ portable }) => portable !== false))(
  'names a requirement of its own grade for the portable filter of $name',
  ({ requirement = '', evidence }) => {
    expect(requirements.get(requirement)?.evidence).toBe(evidence);
  },
);

it.each(loadVectors('header-encodings').rows)('reads the header of $name back', ({ text, header }) => {
  expect(header).toMatch(/^[!-~]([ -~]*[!-~])?$/);
  if (header !== text) expect(decodeURIComponent(header)).toBe(text);
});
