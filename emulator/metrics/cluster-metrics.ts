import type { Counter, Gauge, Registry } from 'prom-client';
import type { ClusterStatistics } from '../cluster/cluster-statistics.js';
import type { Cluster } from '../cluster/join-cluster.js';
import type { PromClient } from './load-prom-client.js';
import { metricName } from './metric-name.js';

export type MeasuredCluster = Pick<Cluster, 'statistics' | 'pending' | 'nodeCount' | 'takeHighestLagMs'>;

/** By the member of the statistics: the name of its counter, and what it counts. */
const counters: Readonly<Record<keyof ClusterStatistics, readonly [name: string, help: string]>> = {
  sent: ['messages_sent_total', 'Commands and questions of this node that Redis has taken.'],
  received: ['messages_received_total', 'Commands and questions that this node has read, its own too.'],
  repeated: ['messages_repeated_total', 'Repetitions that were ignored.'],
  missed: ['messages_missed_total', 'Commands that Redis had trimmed before this node had read them.'],
  dataLosses: ['data_losses_total', 'How often Redis was seen to have lost commands.'],
  disconnects: ['redis_disconnects_total', 'How often the connection to Redis was lost.'],
  leasesLost: ['leases_lost_total', 'How often this node has lost its lease, and closed its clients.'],
  deadNodes: ['dead_nodes_total', 'Dead nodes whose clients this node has reported as disconnected.'],
  unanswered: [
    'questions_unanswered_total',
    'Questions that not all nodes have answered in time: their calls got 503.',
  ],
};

/** What a node has seen of its cluster, which is read when somebody asks. */
export class ClusterMetrics {
  readonly #counters: ReadonlyMap<keyof ClusterStatistics, Counter>;
  readonly #nodes: Gauge;
  readonly #pending: Gauge;
  readonly #lag: Gauge;

  constructor({ Counter, Gauge }: PromClient, registry: Registry) {
    const registers = [registry];
    const clusterName = (name: string): string => metricName(`cluster_${name}`);
    const gauge = (name: string, help: string): Gauge => new Gauge({ name: clusterName(name), help, registers });
    this.#nodes = gauge('nodes', 'Nodes of the cluster, with this one.');
    this.#pending = gauge('pending_messages', 'Commands and questions that wait for Redis.');
    this.#lag = gauge(
      'stream_lag_seconds',
      'The longest time since the last scrape from the writing of a command, by the clock of Redis, to its execution here.',
    );
    this.#counters = new Map(
      Object.entries(counters).map(([member, [name, help]]) => [
        member as keyof ClusterStatistics,
        new Counter({ name: clusterName(name), help, registers }),
      ]),
    );
  }

  update({ statistics, pending, nodeCount, takeHighestLagMs }: MeasuredCluster): void {
    this.#nodes.set(nodeCount);
    this.#pending.set(pending);
    this.#lag.set(takeHighestLagMs() / 1000);
    for (const [member, counter] of this.#counters) {
      counter.reset();
      counter.inc(statistics[member]);
    }
  }
}
