// A client that does nothing wrong: it emits and waits for the acknowledgement, has its backend send and waits for the delivery, over and
// over. It answers each IPC message with how long that took since the last one; a loss or a surprise is answered at once.
import { setTimeout as delay } from 'node:timers/promises';
import { LatencyHistogram } from '../../benchmarks/load/latency-histogram.js';
import { RawHttpConnection } from '../../benchmarks/load/raw-http.js';
import { RawWebSocket } from '../../benchmarks/load/raw-websocket.js';
import { clientAudience, clientPath, groupName, signAccessToken } from '../../protocol/index.js';
import { type FuzzTarget, innocentHub } from './door.js';

/** What this program answers. */
export type InnocentReport = { readonly latencies: Latencies } | { readonly fault: string };

export interface Latencies {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const periodMs = 20;
const answerTimeoutMs = 60_000;
const group = groupName('/', 'home');
const sendPath = `/api/hubs/${innocentHub}/groups/${group}/:send`;

const { port, endpoint, accessKey: key } = JSON.parse(process.argv[2] ?? '') as FuzzTarget;
let latencies = new LatencyHistogram();
let expected = '';
let onExpected: () => void = () => undefined;

process.on('message', () => {
  const { count } = latencies;
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => (count === 0 ? NaN : latencies.percentile(share)));
  latencies = new LatencyHistogram();
  answer({ latencies: { count, p50: p50 ?? NaN, p99: p99 ?? NaN, max: max ?? NaN } });
});
process.on('uncaughtException', (error) => fail(error.message));
process.on('disconnect', () => process.exit());

const http = new RawHttpConnection(port);
const client = await connectClient();
for (let number = 0, dueAt = performance.now(); ; number += 1, dueAt += periodMs) {
  const wait = dueAt - performance.now();
  if (wait > 0) await delay(wait);
  else dueAt = performance.now();
  await measured(dueAt, `43${number}["done"]`, () => client.send(`42${number}["ask"]`));
  await measured(performance.now(), `42["news",${number}]`, () => void http.send(publication(number)).catch(failed));
}

async function measured(startedAt: number, awaited: string, start: () => void): Promise<void> {
  expected = awaited;
  const received = new Promise<void>((resolve) => (onExpected = resolve));
  const timeout = setTimeout(
    () => fail(`did not receive ${awaited} within ${answerTimeoutMs / 1000} s`),
    answerTimeoutMs,
  );
  start();
  await received;
  clearTimeout(timeout);
  latencies.add(performance.now() - startedAt);
}

function connectClient(): Promise<RawWebSocket> {
  const claims = { 'webpubsub.group': [group] };
  const token = signAccessToken({
    key,
    audience: clientAudience(endpoint, innocentHub),
    lifetimeSeconds: 36_000,
    claims,
  });
  const path = `${clientPath(innocentHub)}/?EIO=4&transport=websocket&access_token=${token}`;
  return new Promise((resolve) => {
    const webSocket = new RawWebSocket({
      port,
      path,
      onOpen: () => undefined,
      onFrame(buffer, start, length) {
        const text = buffer.toString('latin1', start, start + length);
        if (text === '2') webSocket.send('3');
        else if (text.startsWith('0')) webSocket.send('40');
        else if (text.startsWith('40')) resolve(webSocket);
        else if (text === expected) onExpected();
        else fail(`received ${text.slice(0, 200)}; expected ${expected}`);
      },
      onEnd: (reason) => fail(`its connection ended: ${reason}`),
    });
  });
}

function publication(number: number): string {
  const body = `42["news",${number}]`;
  const token = signAccessToken({ key, audience: endpoint + sendPath, lifetimeSeconds: 3600 });
  return (
    `POST ${sendPath} HTTP/1.1\r\nhost: localhost:${port}\r\nauthorization: Bearer ${token}\r\n` +
    `content-type: text/plain\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  );
}

function failed(error: unknown): void {
  fail(String(error));
}

function fail(reason: string): void {
  answer({ fault: `the innocent client ${reason}` });
}

function answer(report: InnocentReport): void {
  process.send?.(report);
}
