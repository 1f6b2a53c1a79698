import jwt from 'jsonwebtoken';
import { clientPath } from '../../protocol/index.js';
import { checkDoor } from './check-door.js';
import { sendHandshake, sendRest } from './raw-http.js';
import { accessKeyOf, hub, type HostileInput, type Target, tokenFor } from './target.js';

const restPath = `/api/hubs/${hub}/:send`;
const longAgo = Math.floor(Date.now() / 1000) - 86_400;

const rows: readonly (readonly [name: string, token: (target: Target, path: string) => string])[] = [
  ['three dots', () => '...'],
  ['a token without a signature', (target, path) => tokenFor(target, path).replace(/[^.]*$/, '')],
  ['a token of the algorithm none', (target, path) => jwt.sign(claims(target, path), '', { algorithm: 'none' })],
  ['a token of another key', (target, path) => jwt.sign(claims(target, path), 'another key')],
  ['a token of another algorithm', (target, path) => sign(target, claims(target, path), 'HS512')],
  ['a token of yesterday', (target, path) => tokenFor(target, path, { nbf: longAgo, exp: longAgo + 60 })],
  ['a token that begins beyond all dates', (target, path) => tokenFor(target, path, { nbf: Number.MAX_VALUE })],
  [
    'a token that never ends',
    ({ endpoint, connectionString }, path) => sign({ endpoint, connectionString }, { aud: endpoint + path }, 'HS256'),
  ],
  ['a token for another service', (target, path) => tokenFor(target, path, { aud: `https://example.org${path}` })],
  ['a token whose payload is a text', (target) => jwt.sign('claims', accessKeyOf(target))],
];

checkDoor(
  rows.map(([name, token]): HostileInput => ({
    name,
    expected: '401 Error.Unauthorized for a backend, 401 Error.Unauthorized for a client',
    async send(target) {
      const headers = { authorization: `Bearer ${token(target, restPath)}` };
      const query = `EIO=4&transport=polling&access_token=${token(target, clientPath(hub))}`;
      const backend = await sendRest(target, { path: restPath, headers, body: '42["x"]' });
      return `${backend} for a backend, ${await sendHandshake(target, { query })} for a client`;
    },
  })),
);

function claims({ endpoint }: Target, path: string): object {
  return { aud: endpoint + path, exp: Math.floor(Date.now() / 1000) + 600 };
}

function sign(target: Target, payload: object, algorithm: jwt.Algorithm): string {
  return jwt.sign(payload, accessKeyOf(target), { algorithm });
}
