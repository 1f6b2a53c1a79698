import { once } from 'node:events';
import { Bench } from 'tinybench';
import { WebSocket } from 'ws';
import { clientAccess, createServiceClient } from '../client/index.js';
import { startSuiteEnvironment } from '../fixtures/run/start-suite-environment.js';
import { embeddedTarget } from '../fixtures/index.js';
import { groupName } from '../protocol/index.js';

const target = embeddedTarget();
const hub = target.hubs.noHandler ?? '';
const connections = Number(process.env['BENCH_CONNECTIONS'] ?? 10_000);
const roomSize = 10;
const batch = 200;

/**
 * What a send to the hub costs by its filter, with many real connections: one that is answered from the group index,
 * beside one that says the same but has to be tried on every connection.
 */
async function measureGroupFilter(): Promise<void> {
  // A process of its own: the two ends of 10,000 connections are more files than one process usually may have open.
  await using suite = await startSuiteEnvironment(target);
  const { connectionString } = suite.environment;
  const clients = await connectClients(connectionString);
  const service = createServiceClient({ connectionString });
  const room = groupName('/', 'room');
  await service.POST('/api/hubs/{hub}/:addToGroups', {
    params: { path: { hub } },
    body: { groups: [room], filter: userFilter(roomSize) },
  });

  const send = async (filter: string): Promise<void> => {
    const { response } = await service.POST('/api/hubs/{hub}/:send', {
      params: { path: { hub }, query: { filter } },
      body: '42["tick"]',
    });
    if (response.status !== 202) throw new Error(`The send with the filter ${filter} answered ${response.status}.`);
  };
  const bench = new Bench({ time: 2000 })
    .add(`'room' in groups, from the group index`, () => send(`'${room}' in groups`))
    .add(`('room' in groups) eq true, tried on every connection`, () => send(`('${room}' in groups) eq true`))
    .add('no such room', () => send(`'nobody' in groups`));
  await bench.run();

  process.stdout.write(`${connections} WebSocket connections, ${roomSize} of them in the room\n`);
  process.stdout.write(`${table(bench)}\n`);
  for (const client of clients) client.terminate();
}

async function connectClients(connectionString: string): Promise<WebSocket[]> {
  const clients: WebSocket[] = [];
  while (clients.length < connections) {
    const missing = Math.min(batch, connections - clients.length);
    const opening = Array.from({ length: missing }, (_, index) =>
      connectClient(connectionString, `user${clients.length + index}`),
    );
    clients.push(...(await Promise.all(opening)));
  }
  return clients;
}

async function connectClient(connectionString: string, userId: string): Promise<WebSocket> {
  const { endpoint, path, token } = clientAccess({ connectionString, hub, userId });
  const url = `${endpoint.replace('http', 'ws')}${path}/?EIO=4&transport=websocket&access_token=${token}`;
  const client = new WebSocket(url);
  client.once('message', () => client.send('40'));
  await once(client, 'open');
  await new Promise<void>((resolve) => {
    client.on('message', (data: Buffer) => {
      if (data.toString().startsWith('40')) resolve();
      else if (data.toString() === '2') client.send('3');
    });
  });
  return client;
}

function userFilter(count: number): string {
  return Array.from({ length: count }, (_, index) => `userId eq 'user${index}'`).join(' or ');
}

function table(bench: Bench): string {
  const rows = bench.tasks.map(({ name, result }) => {
    if (!('latency' in result)) throw new Error(`The task "${name}" has no result: ${result.state}.`);
    return { name, ms: result.latency.p50 };
  });
  const fastest = Math.min(...rows.map(({ ms }) => ms));
  return rows
    .map(({ name, ms }) => `${ms.toFixed(2).padStart(8)} ms  ×${(ms / fastest).toFixed(1).padEnd(6)} ${name}`)
    .join('\n');
}

await measureGroupFilter();
