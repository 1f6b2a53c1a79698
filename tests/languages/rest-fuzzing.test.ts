import { once } from 'node:events';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startEmulator, type StartedEmulator } from '../../emulator/index.js';
import { startPeer } from '../../fixtures/index.js';
import { operations } from '../../openapi/operations.js';
import { packageFile } from '../../specs/package-file.js';
import { preparedFolder } from './prepared-programs.js';

/** What the program writes for each operation, first with valid, then with invalid parameters. */
interface FuzzedOperation {
  readonly operation: string;
  readonly mode: 'positive' | 'negative';
  readonly cases: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** The smallest request that the service answers against the document, with the answer. */
  readonly failure?: string;
}

const seed = 1;
const validCases = 200;
const invalidCases = 50;
const accessKey = 'an access key of this test';
const limitMs = 300_000;

const folder = preparedFolder('schemathesis');
let emulator: StartedEmulator;
let client: WebSocket;

beforeAll(async () => {
  emulator = await startEmulator({ port: 0, logLevel: 'silent', accessKey });
});

afterAll(async () => {
  client.terminate();
  await emulator.close();
});

it.skipIf(folder === undefined)(
  'answers what Schemathesis makes of the OpenAPI document as the document says',
  async () => {
    const fuzzed = await fuzz(await connect('fuzzed'));
    const cases = fuzzed.reduce((sum, { cases: count }) => sum + count, 0);
    const failures = fuzzed.flatMap(({ operation, failure }) =>
      failure === undefined ? [] : [`${operation}: ${failure}`],
    );
    // For the report of the verification.
    process.stdout.write(
      `Schemathesis: ${fuzzed.length / 2} operations, ${cases} cases, seed ${seed}, ${failures.length} failures, ` +
        `statuses ${statusCounts(fuzzed)}\n`,
    );
    expect(failures).toEqual([]);
    const tooFew = fuzzed.filter(({ mode, cases: count }) => mode === 'positive' && count < validCases);
    expect(tooFew).toEqual([]);
    expect(new Set(fuzzed.map(({ operation }) => operation)).size).toBe(operations.length);
  },
  limitMs,
);

async function fuzz(connection: object): Promise<FuzzedOperation[]> {
  const document = packageFile('openapi/generated/service.openapi.json');
  const { endpoint } = emulator;
  const options = { document, endpoint, accessKey, connection, seed, validCases, invalidCases };
  const program = packageFile('tests/languages/schemathesis/fuzz.py');
  const peer = startPeer(`${folder ?? ''}/bin/python`, [program, JSON.stringify(options)]);
  const fuzzed: FuzzedOperation[] = [];
  while (fuzzed.length < 2 * operations.length) {
    fuzzed.push((await peer.next('fuzzed', limitMs)) as unknown as FuzzedOperation);
  }
  peer.close();
  return fuzzed;
}

/** A client that stays, whatever it is sent: it knows Engine.IO's pings and nothing else. */
async function connect(hub: string): Promise<object> {
  const service = new WebPubSubServiceClient(emulator.connectionString, hub, { allowInsecureConnection: true });
  const [userId, group] = ['ana', 'lobby'];
  const { url } = await service.getClientAccessToken({ clientProtocol: 'socketio', userId, groups: [group] });
  client = new WebSocket(url.replace('?', '/?EIO=4&transport=websocket&'));
  client.on('message', (data: Buffer) => {
    if (data.toString() === '2') client.send('3');
  });
  await once(client, 'message');
  const { value } = (await (await service.group(group).listConnections()).next()) as {
    value: { connectionId: string };
  };
  return { hub, userId, group, connectionId: value.connectionId };
}

function statusCounts(fuzzed: readonly FuzzedOperation[]): string {
  const counts = new Map<string, number>();
  for (const { statuses } of fuzzed) {
    for (const [status, count] of Object.entries(statuses)) counts.set(status, (counts.get(status) ?? 0) + count);
  }
  return [...counts]
    .sort()
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ');
}
