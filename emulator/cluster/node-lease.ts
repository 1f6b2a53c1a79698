import type { ClusterKeys } from './cluster-keys.js';
import type { RedisLink } from './redis-link.js';

/** Renews a lease, unless another node takes care of what this one has left: returns 1, or 0. */
const renewScript = `
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
return 1`;

/**
 * This node's lease: while it has one, no other node treats it as dead. It has one for at most as long as it would have in
 * Redis if its last renewal had been executed when it was sent.
 */
export class NodeLease {
  #validUntil: number | undefined;

  constructor(
    private readonly keys: ClusterKeys,
    /** The id of this node for as long as it keeps this lease. */
    readonly node: string,
    private readonly leaseMs: number,
  ) {}

  /** False also where this process has slept over its end, and nothing has noticed yet. */
  isValid(): boolean {
    return performance.now() < (this.#validUntil ?? 0);
  }

  /** Whether it has ever been valid. */
  get wasHeld(): boolean {
    return this.#validUntil !== undefined;
  }

  /** Settles with whether the node still has it. Rejects where Redis does not answer. */
  async renew(link: RedisLink): Promise<boolean> {
    const sentAt = performance.now();
    const { lease, claim } = { lease: this.keys.lease(this.node), claim: this.keys.claim(this.node) };
    const reply = await link.send(['EVAL', renewScript, '2', lease, claim, String(this.leaseMs)]);
    if (reply !== 1) this.#validUntil = 0;
    else this.#validUntil = sentAt + this.leaseMs;
    return reply === 1;
  }
}
