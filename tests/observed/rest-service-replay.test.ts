// The REST API without a socket answers the recorded requests as the emulator does.
import { expect, it } from 'vitest';
import { createRestService, type RestService } from '../../emulator/index.js';
import { parseConnectionString } from '../../protocol/index.js';
import { loadObservedExchanges, type ObservedExchange, type ObservedRequest } from '../../specs/index.js';
import { answerDifferences } from './replay/answer-differences.js';
import { type ConnectedClients, connectionsOf } from './replay/connections.js';
import { listedDifferences } from './replay/listed-differences.js';
import { addressed, bytesOf, comparableText, type ReplayedAnswer } from './replay/replay-recording.js';

const { exchanges, recordings } = loadObservedExchanges();
const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
const listed = new Set(Object.values(listedDifferences).flatMap((listing) => listing.exchanges));

async function send(service: RestService, recorded: ObservedRequest): Promise<ReplayedAnswer> {
  const { accessKey } = parseConnectionString(service.connectionString);
  const { url, headers } = addressed(service.endpoint, recorded, accessKey);
  const { method } = recorded;
  const bytes = bytesOf(recorded.body, recorded.headers['content-type']);
  // fetch sends none with these.
  const isBodiless = method === 'GET' || method === 'HEAD' || bytes === null;
  const body = isBodiless ? null : new Uint8Array(Buffer.from(bytes));
  const response = await service.fetch(new Request(url, { method, headers, body }));
  const answered: Record<string, string> = {};
  response.headers.forEach((value, name) => (answered[name] = value));
  const text = comparableText(await response.text(), service.endpoint);
  return { status: response.status, headers: answered, text };
}

function connectAll(service: RestService, { hub, user, groups, roles, ids }: ConnectedClients): void {
  for (const connectionId of ids) {
    service.addClient({ hub, connectionId, groups, roles, ...(user !== undefined && { userId: user }) });
  }
}

async function replay(released: readonly ObservedExchange[]) {
  const service = createRestService();
  const needed = connectionsOf(released);
  const found = [];
  for (const [index, exchange] of released.entries()) {
    const clients = needed[index];
    if (clients !== undefined && clients !== needed[index - 1]) {
      service.reset();
      connectAll(service, clients);
    }
    const answer = await send(service, exchange.request);
    // How a body is cut into pieces is a matter of a connection.
    const differences = answerDifferences(exchange.response, answer).filter(({ part }) => part !== 'transfer-encoding');
    found.push({ id: exchange.id, differences });
  }
  return found;
}

it('answers as recorded, but for listed exchanges', async () => {
  const compared = [];
  for (const recording of recordings) {
    const released = recording.exchanges.flatMap((id) => {
      const exchange = byId.get(id);
      return exchange === undefined || exchange.preview ? [] : [exchange];
    });
    compared.push(...(await replay(released)));
  }
  expect(compared).toHaveLength(442);
  expect(compared.filter(({ id, differences }) => differences.length > 0 && !listed.has(id))).toEqual([]);
});
