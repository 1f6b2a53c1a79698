import type { RawClient, TestNamespace } from '../../fixtures/index.js';

/**
 * Connects to a namespace that rejects, and waits until the service has handled that. The specification does not say what
 * the client receives, so this waits for the next thing: another namespace, or the connection's end.
 */
export async function askRefused(client: RawClient, refused: TestNamespace, other: TestNamespace): Promise<void> {
  await client.send(`40${refused.path},`);
  await client.outcome(other);
}

/** The CONNECT and EVENT packets of a namespace that a client has received. */
export function packetsIn({ received }: RawClient, { path }: TestNamespace): string[] {
  return received.filter((packet) => packet.startsWith(`40${path},`) || packet.startsWith(`42${path},`));
}
