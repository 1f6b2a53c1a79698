/**
 * The names of what a cluster keeps in Redis. What one command needs together has one hash tag, so that it is in one slot
 * of a Redis Cluster.
 *
 * @see Redis documentation, "Redis cluster specification", "Hash tags".
 */
export class ClusterKeys {
  readonly #prefix: string;

  /** @param name tells apart the clusters that share a Redis. */
  constructor(name: string) {
    this.#prefix = `socketio-serverless:${name}`;
  }

  /** The ids of all nodes: a set. */
  get nodes(): string {
    return `${this.#prefix}:nodes`;
  }

  /** The commands and questions for a hub: a stream. */
  hubStream(hub: string): string {
    return `${this.#prefix}:{hub:${hub}}:commands`;
  }

  /** The ids of the nodes that read the stream of a hub: a set. */
  hubNodes(hub: string): string {
    return `${this.#prefix}:{hub:${hub}}:nodes`;
  }

  /** Exists while a node is alive. */
  lease(node: string): string {
    return `${this.#prefix}:{node:${node}}:lease`;
  }

  /** The id of the node that takes care of what a dead one has left. */
  claim(node: string): string {
    return `${this.#prefix}:{node:${node}}:claim`;
  }

  /** The hubs whose streams a node reads: a set. */
  nodeHubs(node: string): string {
    return `${this.#prefix}:{node:${node}}:hubs`;
  }

  /** The sockets of a node's clients, for the case that it dies: a hash. */
  sockets(node: string): string {
    return `${this.#prefix}:{node:${node}}:sockets`;
  }

  /** The answers to what a node has asked: a stream. */
  inbox(node: string): string {
    return `${this.#prefix}:{node:${node}}:inbox`;
  }
}
