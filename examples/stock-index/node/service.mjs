// What an app needs of Socket.IO Serverless Mode, written out: tokens, the REST API, and the checks of a webhook.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The service's half of the app: one hub of it, by its connection string. */
export class Service {
  #endpoint;
  #accessKey;
  #hub;

  constructor(connectionString, hub) {
    const [, endpoint, accessKey] = /^Endpoint=([^;]+?)\/?;AccessKey=([^;]+);/.exec(connectionString ?? '') ?? [];
    if (endpoint === undefined)
      throw new Error('Expected a connection string: Endpoint=https://…;AccessKey=…;Version=1.0;');
    this.#endpoint = endpoint;
    this.#accessKey = accessKey;
    this.#hub = hub;
  }

  /** What a client needs to connect. The token is valid for an hour. */
  negotiate() {
    const path = `/clients/socketio/hubs/${this.#hub}`;
    return { endpoint: this.#endpoint, path, token: this.#token(this.#endpoint + path, 3600) };
  }

  /** Sends an event to the sockets of a room, or to everybody. */
  sendToRoom(room, ...event) {
    return this.#post(`groups/${groupOf(room)}/:send`, 'text/plain', `42${JSON.stringify(event)}`);
  }

  sendToAll(...event) {
    return this.sendToRoom('', ...event);
  }

  join(socketId, room) {
    return this.#changeRooms(':addToGroups', socketId, room);
  }

  leave(socketId, room) {
    return this.#changeRooms(':removeFromGroups', socketId, room);
  }

  /** The origin that may call the app, where it is among those that ask for it (`WebHook-Request-Origin`): the service's host. */
  allowedOrigin(origins = '') {
    const { hostname } = new URL(this.#endpoint);
    return origins
      .toLowerCase()
      .split(/[\s,]+/)
      .find((origin) => origin === hostname);
  }

  /** Whether a webhook comes from somebody who has the access key: one of its signatures is the connection id's by this key. */
  isSigned({ 'ce-connectionid': connectionId, 'ce-signature': signatures = '' }) {
    if (connectionId === undefined) return false;
    const digest = createHmac('sha256', this.#accessKey).update(connectionId).digest('hex');
    const expected = Buffer.from(`sha256=${digest}`);
    return signatures
      .toLowerCase()
      .split(/[\s,]+/)
      .map((signature) => Buffer.from(signature))
      .some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
  }

  // A socket is known to the service as the room of its id.
  #changeRooms(operation, socketId, room) {
    const body = { groups: [groupOf(room)], filter: `'${groupOf(socketId)}' in groups` };
    return this.#post(operation, 'application/json', JSON.stringify(body));
  }

  async #post(operation, contentType, body) {
    const url = `${this.#endpoint}/api/hubs/${this.#hub}/${operation}?api-version=2024-12-01`;
    const headers = { Authorization: `Bearer ${this.#token(url, 60)}`, 'Content-Type': contentType };
    const response = await fetch(url, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  }

  /** A JSON Web Token that the access key signs. */
  #token(audience, lifetimeSeconds) {
    const now = Math.floor(Date.now() / 1000);
    const claims = { aud: audience, iat: now, exp: now + lifetimeSeconds };
    const content = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => base64Url(JSON.stringify(part))).join('.');
    return `${content}.${createHmac('sha256', this.#accessKey).update(content).digest('base64url')}`;
  }
}

/** The service's group of connections for a room of the default namespace, or for all of it where the room is empty. */
function groupOf(room) {
  return `0~${base64Url('/')}~${base64Url(room)}`;
}

function base64Url(text) {
  return Buffer.from(text).toString('base64url');
}

/**
 * Reads what a client emitted: `4213["watch","NORTH"]` is an event of the default namespace that wants an answer with the
 * id 13. Undefined where it is something else.
 */
export function readEvent(body) {
  const [, id, json] = /^42(\d*)(\[.*\])$/s.exec(body) ?? [];
  if (json === undefined) return undefined;
  try {
    return { id, event: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

/** The acknowledgement of an event, as the body of the webhook's answer; empty where the client wants none. */
export function acknowledgement(id, answer) {
  return id === '' ? '' : `43${id}${JSON.stringify([answer])}`;
}
