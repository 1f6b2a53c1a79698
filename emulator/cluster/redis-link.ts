/** A reply of Redis, by RESP 2. */
export type RedisReply = string | number | null | readonly RedisReply[];

/** One connection to Redis, which is made again whenever it is lost. */
export interface RedisLink {
  /** The URL of the Redis that it is to, as it may be shown. */
  readonly address: string;
  readonly isReady: boolean;
  /**
   * Sends a command at once, in the order of the calls. Rejects with an error reply where Redis answers with one, and with
   * another error where the connection is lost before the answer, or is not there.
   */
  send(command: readonly string[]): Promise<RedisReply>;
  close(): void;
}

/** A reply that has to be a list. */
export function listOf(reply: RedisReply | undefined): readonly RedisReply[] {
  return Array.isArray(reply) ? (reply as readonly RedisReply[]) : [];
}
