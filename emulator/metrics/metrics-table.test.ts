import { readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { startEmulator } from '../start-emulator.js';
import { ClusterMetrics } from './cluster-metrics.js';
import { loadPromClient } from './load-prom-client.js';

/** Name, type and meaning of each metric, as `/metrics` says them. */
async function describedMetrics(): Promise<string[]> {
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent', metrics: 'loopback' });
  const ofOneNode = await (await fetch(`${emulator.endpoint}/metrics`)).text();
  const registry = new Registry();
  new ClusterMetrics(await loadPromClient(), registry);
  const text = ofOneNode + (await registry.metrics());
  const descriptions = text.matchAll(/^# HELP (socketio_serverless_\w+) (.+)\n# TYPE \1 (\w+)$/gm);
  return [...descriptions].map(([, name, help, type]) => `${name} | ${type} | ${help}`);
}

test('the page about metrics lists all of them, with their own words', async () => {
  const rows = readFileSync('docs/monitor.md', 'utf8').matchAll(
    /^\| `(socketio_serverless_\w+)` +\| (\w+) +\| (.+?) +\|$/gm,
  );
  const documented = [...rows].map(([, name, type, meaning]) => `${name} | ${type} | ${meaning}`);
  expect(documented.sort()).toEqual((await describedMetrics()).sort());
});
