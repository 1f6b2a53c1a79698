import { expect, it } from 'vitest';
import { loadObservedExchanges } from '../../specs/observed-exchanges.js';
import { requestViolations } from './request-violations.js';

const clientTypeError = 'expected Default or socketio, in any case.';

// A Socket.IO resource has other kinds of clients than the plain Web PubSub resources of the recordings.
const ofPlainResources: Readonly<Record<string, readonly string[]>> = {
  'OBS-001': [`clientType is "MQTT"; ${clientTypeError}`],
  'OBS-088': [],
  'OBS-089': [`clientType is "mqtt"; ${clientTypeError}`],
};

const released = loadObservedExchanges().exchanges.filter(({ preview }) => preview === undefined);
const comparable = released.filter(({ id }) => !(id in ofPlainResources));

it.each(comparable.filter(({ response }) => response.status !== 400))(
  'accepts a request that was answered $response.status: $id, $operation',
  (exchange) => {
    expect(requestViolations(exchange)).toEqual([]);
  },
);

const rejections: Readonly<Record<string, string>> = {
  'OBS-083': 'targetName is missing',
  'OBS-169': "body must have required property 'groups'",
  'OBS-208': 'targetName is missing',
  'OBS-242': 'targetName is missing',
};

it.each(comparable.filter(({ response }) => response.status === 400))(
  'rejects a request that was answered 400: $id, $operation',
  (exchange) => {
    expect(requestViolations(exchange)).toEqual([rejections[exchange.id] ?? 'filter is "invalid filter"']);
  },
);

it.each(released.filter(({ id }) => id in ofPlainResources))('differs about the kind of client: $id', (exchange) => {
  expect(exchange.request.query.map(([name]) => name)).toContain('clientType');
  expect(requestViolations(exchange)).toEqual(ofPlainResources[exchange.id]);
});
