import { checkDoor } from './check-door.js';
import { sendHandshake, sendRequest } from './raw-http.js';

const polling = 'EIO=4&transport=polling';
const webSocket = 'EIO=4&transport=websocket';
const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

checkDoor([
  {
    name: 'an Engine.IO version of the past',
    expected: '400 Error.BadRequest',
    send: (target) => sendHandshake(target, { query: 'EIO=3&transport=polling' }),
  },
  {
    name: 'a transport that is the name of an inherited property',
    expected: '400 0',
    send: (target) => sendHandshake(target, { query: 'EIO=4&transport=constructor' }),
  },
  {
    name: 'a hub named with a NUL',
    expected: '400 Error.BadRequest',
    send: (target) => sendHandshake(target, { path: '/clients/socketio/hubs/%00', query: polling }),
  },
  {
    name: 'a hub that cannot be decoded',
    expected: '400 Error.BadRequest',
    send: (target) => sendHandshake(target, { path: '/clients/socketio/hubs/%zz/', query: polling }),
  },
  {
    name: 'a session that is the name of an inherited property',
    expected: '400 Error.BadRequest',
    send: (target) => sendHandshake(target, { query: `${polling}&sid=__proto__` }),
  },
  {
    name: 'a handshake by POST',
    expected: '400 2',
    send: (target) =>
      sendHandshake(target, { method: 'POST', query: polling, headers: { 'content-length': '2' }, body: '40' }),
  },
  {
    name: 'a handshake by DELETE',
    expected: '400 Error.BadRequest',
    send: (target) => sendHandshake(target, { method: 'DELETE', query: polling }),
  },
  {
    name: 'a query longer than HTTP allows',
    expected: '431 Error.RequestHeaderFieldsTooLarge',
    send: (target) => sendHandshake(target, { query: `${polling}&x=${'x'.repeat(20_000)}` }),
  },
  {
    name: 'an upgrade with a key that is none',
    expected: '400',
    send: (target) =>
      sendHandshake(target, { query: webSocket, headers: { ...upgrade, 'sec-websocket-key': '\u00ff' } }),
  },
  {
    name: 'an upgrade at a path of nobody',
    expected: '404 Error.NotFound',
    send: (target) => sendRequest(target, { path: `/socket.io/?${webSocket}`, headers: upgrade }),
  },
]);
