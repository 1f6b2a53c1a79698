import { connectClients } from '../../benchmarks/load/connect-clients.js';
import { DeliveryLedger } from '../../benchmarks/load/delivery-ledger.js';
import { PublishLoad } from '../../benchmarks/load/publish-load.js';
import type { Contestant } from '../../benchmarks/servers/contestant.js';
import { emulatorRequests } from '../../benchmarks/servers/emulator-contestant.js';
import { pinningPrefix } from '../../benchmarks/servers/pinning.js';
import { cpuSeconds, writeCalls } from '../../benchmarks/servers/process-use.js';
import { Resources } from '../../lib/resources.js';
import { ClusterStack } from './cluster-stack.js';
import { hub } from './traffic.js';

const publishers = 8;
const minWarmUpPublishes = 400;
const warmUpDeliveries = 40_000;

/** What is sent to whom. */
export interface FanOutLoad {
  readonly clients: number;
  readonly rooms: number;
  /** As fast as the answers come when left out. */
  readonly publishesPerSecond?: number;
}

export interface FanOutResult {
  readonly publishes: number;
  readonly deliveries: number;
  /** Of each node, a second of one core. */
  readonly nodeCpuSeconds: readonly number[];
  /** System calls that write, of all nodes. */
  readonly nodeWrites: number;
  readonly redisCpuSeconds: number;
}

/**
 * Nodes with clients in rooms, who are spread over them. Clients and publishers are those of the benchmark: by WebSocket,
 * without nginx between, and on another core.
 */
export class FanOut implements AsyncDisposable {
  private constructor(
    private readonly stack: ClusterStack,
    private readonly load: FanOutLoad,
    private readonly ledger: DeliveryLedger,
    private readonly publishLoad: PublishLoad,
    private readonly resources: Resources,
  ) {}

  static async start(nodeCount: 1 | 2, load: FanOutLoad): Promise<FanOut> {
    await using resources = new Resources();
    const stack = resources.use(await ClusterStack.start({ nodeCount, prefix: pinningPrefix('server') }));
    const contestants = stack.nodes.map((node) => contestantOf(node, stack));
    const [first] = contestants;
    if (first === undefined) throw new Error('There is no node.');
    const { clients, rooms: roomCount } = load;
    const rooms = Array.from({ length: roomCount }, (_, room) => `room-${room}`);
    const share = clients / nodeCount;
    const ledger = new DeliveryLedger({ clients, publishers, rooms: roomCount });
    const roomOf = (client: number): string => rooms[client % roomCount] ?? '';
    for (const [index, contestant] of contestants.entries()) {
      const from = index * share;
      resources.use(await connectClients({ contestant, count: share, from, roomOf, onMessage: ledger.take }));
    }
    const ports = contestants.map(({ port }) => port);
    const clientsPerRoom = clients / roomCount;
    const publishLoad = new PublishLoad({ contestant: first, ports, ledger, publishers, rooms, clientsPerRoom });
    resources.defer(() => {
      publishLoad[Symbol.dispose]();
      return Promise.resolve();
    });
    // By count, not by time: on a busy machine a second compiles little, and each node has to compile for itself.
    await publishLoad.publishTimes(Math.max(minWarmUpPublishes, warmUpDeliveries / clientsPerRoom));
    return new FanOut(stack, load, ledger, publishLoad, resources.move());
  }

  /**
   * Sends for some seconds, and measures what the processes use meanwhile.
   *
   * @throws Error where a delivery is lost, doubled or reordered.
   */
  async measure(seconds: number): Promise<FanOutResult> {
    const { clients, rooms, publishesPerSecond } = this.load;
    if (publishesPerSecond === undefined) await this.publishLoad.warmUp(seconds);
    const before = this.#use();
    const delivered = this.ledger.delivered;
    if (publishesPerSecond === undefined) await this.publishLoad.throughput(seconds);
    else await this.publishLoad.latencies(publishesPerSecond, seconds);
    const after = this.#use();
    const deliveries = this.ledger.delivered - delivered;
    return {
      publishes: (deliveries * rooms) / clients,
      deliveries,
      nodeCpuSeconds: after.nodes.map((used, index) => used - (before.nodes[index] ?? NaN)),
      nodeWrites: after.writes - before.writes,
      redisCpuSeconds: after.redis - before.redis,
    };
  }

  #use() {
    const pids = this.stack.nodes.map(({ process }) => process.pid);
    return {
      nodes: pids.map((pid) => cpuSeconds(pid) ?? NaN),
      writes: pids.reduce((sum, pid) => sum + (writeCalls(pid) ?? NaN), 0),
      redis: cpuSeconds(this.stack.redis.pid) ?? NaN,
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.resources[Symbol.asyncDispose]();
  }
}

function contestantOf(
  { process, port }: ClusterStack['nodes'][number],
  { endpoint, accessKey }: ClusterStack,
): Contestant {
  return {
    name: 'emulator',
    pid: process.pid,
    port,
    ...emulatorRequests({ endpoint, accessKey, hub, port }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
