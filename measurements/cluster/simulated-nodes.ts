import { createClient, type RedisClientType } from 'redis';
import { hub } from './traffic.js';

/** As the node's own reader has them. */
const read = { COUNT: 500, BLOCK: 2000 };

/** Readers of a hub's stream, as nodes are to Redis: each on a connection of its own. They execute nothing. */
export class SimulatedNodes implements AsyncDisposable {
  #isClosed = false;

  private constructor(
    private readonly clients: readonly RedisClientType[],
    private readonly key: string,
  ) {}

  static async start(count: number, url: string, clusterName = 'default'): Promise<SimulatedNodes> {
    const clients = Array.from({ length: count }, () => createClient({ url }) as RedisClientType);
    await Promise.all(clients.map((client) => client.connect()));
    const nodes = new SimulatedNodes(clients, `socketio-serverless:${clusterName}:{hub:${hub}}:commands`);
    for (const client of clients) void nodes.#read(client);
    return nodes;
  }

  get count(): number {
    return this.clients.length;
  }

  async #read(client: RedisClientType): Promise<void> {
    let id = '$';
    while (!this.#isClosed) {
      const streams = (await client.xRead({ key: this.key, id }, read).catch(() => null)) as
        { messages: { id: string }[] }[] | null;
      id = streams?.[0]?.messages.at(-1)?.id ?? id;
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    for (const client of this.clients) client.destroy();
    return Promise.resolve();
  }
}
