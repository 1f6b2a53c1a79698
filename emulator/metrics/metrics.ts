import type { Registry } from 'prom-client';
import type { Commands } from '../commands/commands.js';
import type { PageAccess } from '../http/local-access.js';
import type { DeliveryObserver } from '../webhooks/delivery-observer.js';
import { ClusterMetrics, type MeasuredCluster } from './cluster-metrics.js';
import { CountedCommands } from './counted-commands.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { loadPromClient, type PromClient } from './load-prom-client.js';
import { MetricsEndpoint } from './metrics-endpoint.js';
import { type StateParts, StateMetrics } from './state-metrics.js';

/** CPU, memory, garbage collection and the delay of the event loop: once for a process, since their collection never stops. */
let ofProcess: Registry | undefined;

function processMetrics({ Registry, collectDefaultMetrics }: PromClient): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/** The metrics of one emulator, in a registry of its own: a process may have several emulators. */
export class Metrics {
  readonly #registry: Registry;
  readonly #state: StateMetrics;
  readonly deliveries: DeliveryObserver;

  /** @throws SettingsError where prom-client is not installed. */
  static async start(): Promise<Metrics> {
    return new Metrics(await loadPromClient());
  }

  private constructor(private readonly client: PromClient) {
    this.#registry = new client.Registry();
    this.#state = new StateMetrics(client, this.#registry);
    this.deliveries = new DeliveryMetrics(client, this.#registry);
  }

  /** The same commands, counted as they are executed. */
  counted(commands: Commands): Commands {
    return new CountedCommands(commands, this.client, this.#registry);
  }

  /** @param cluster where this emulator is one of several nodes. */
  endpoint(access: PageAccess, parts: StateParts, cluster: MeasuredCluster | undefined): MetricsEndpoint {
    const ofCluster = cluster === undefined ? undefined : new ClusterMetrics(this.client, this.#registry);
    return new MetricsEndpoint([this.#registry, processMetrics(this.client)], access, () => {
      this.#state.update(parts);
      if (cluster !== undefined) ofCluster?.update(cluster);
    });
  }
}
