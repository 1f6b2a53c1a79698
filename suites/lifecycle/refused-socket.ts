import type { RawClient, TestNamespace } from '../../fixtures/index.js';

/**
 * Asks for a namespace that is refused, and waits until the service has dealt with that. The specification leaves open
 * what a refused client is told, so what is waited for is the next thing: another namespace, or the connection's end.
 */
export async function askRefused(client: RawClient, refused: TestNamespace, other: TestNamespace): Promise<void> {
  await client.send(`40${refused.path},`);
  await Promise.race([client.connect(other), client.closed]);
}

/** The CONNECT and EVENT packets of a namespace that a client has received. */
export function packetsIn({ received }: RawClient, { path }: TestNamespace): string[] {
  return received.filter((packet) => packet.startsWith(`40${path},`) || packet.startsWith(`42${path},`));
}
