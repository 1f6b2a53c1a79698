import type { DeliveryLedger } from '../../../benchmarks/load/delivery-ledger.js';
import { PublishLoad } from '../../../benchmarks/load/publish-load.js';
import type { Contestant } from '../../../benchmarks/servers/contestant.js';
import type { Traffic } from './traffic.js';

interface RoomTrafficOptions {
  readonly contestant: Contestant;
  readonly ledger: DeliveryLedger;
  readonly rooms: readonly string[];
  readonly clientsPerRoom: number;
  readonly byFilter: boolean;
  readonly publishers: number;
  readonly publishesPerSecond: number;
}

/** A backend that publishes to rooms, by their group or by a filter. */
export function roomTraffic({ publishesPerSecond, ...options }: RoomTrafficOptions): Traffic {
  const { ledger, byFilter } = options;
  return {
    name: byFilter ? 'sends by a filter' : 'sends to rooms',
    async run(seconds) {
      using load = new PublishLoad(options);
      // Signing all tokens at once would hold up the traffic that has begun; at such rates each can be signed in time.
      const latencies = await load.latencies(publishesPerSecond, seconds, false);
      const [p50, p99] = [latencies.percentile(0.5), latencies.percentile(0.99)];
      return `${ledger.delivered} deliveries, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
    },
  };
}
