import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Listener {
  readonly server: Server;
  /** 0 takes a free one. */
  readonly port: number;
}

/**
 * Lets servers listen at one address, and returns their ports.
 *
 * @throws Error as `server.listen` gives it, with `port`. Then none of them listens.
 */
export async function listen(
  listeners: readonly Listener[],
  { host, backlog }: { readonly host: string; readonly backlog: number },
): Promise<number[]> {
  const ports: number[] = [];
  try {
    for (const { server, port } of listeners) {
      server.listen({ host, port, backlog });
      await once(server, 'listening');
      ports.push((server.address() as AddressInfo).port);
    }
    return ports;
  } catch (error) {
    for (const { server } of listeners) server.close();
    throw error;
  }
}
