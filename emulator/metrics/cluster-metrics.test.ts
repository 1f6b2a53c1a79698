import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { ClusterMetrics } from './cluster-metrics.js';
import { loadPromClient } from './load-prom-client.js';

it('shows what the cluster counts as it is at each scrape', async () => {
  const registry = new Registry();
  const metrics = new ClusterMetrics(await loadPromClient(), registry);
  const statistics = {
    ...{ sent: 3, received: 0, repeated: 0, missed: 1, dataLosses: 0 },
    ...{ disconnects: 0, leasesLost: 0, deadNodes: 0, unanswered: 0 },
  };
  metrics.update({ statistics, pending: 2, nodeCount: 2, takeHighestLagMs: () => 40 });
  statistics.sent = 5;
  metrics.update({ statistics, pending: 0, nodeCount: 2, takeHighestLagMs: () => 1500 });
  const text = await registry.metrics();
  for (const sample of [
    'cluster_messages_sent_total 5',
    'cluster_messages_missed_total 1',
    'cluster_pending_messages 0',
    'cluster_nodes 2',
    'cluster_stream_lag_seconds 1.5',
  ]) {
    expect(text).toContain(`\nsocketio_serverless_${sample}\n`);
  }
});
