import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListenError } from './listen-error.js';

/** Servers that listen on one port: one at each address. */
export interface Listener {
  readonly servers: readonly Server[];
  /** 0 takes a free one. */
  readonly port: number;
}

/** How often another free port is taken, where one is free at the first address and in use at the next. */
const maxPortTries = 20;

/** What a system says of an address that it does not have: many containers have no `::1`. */
const missingAddress: ReadonlySet<string | undefined> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * The addresses to listen at for a host. A client may resolve `localhost` to either of its two, whatever this machine does.
 *
 * @see RFC 6761, 6.3 "Domain Name Reservation Considerations for localhost."
 */
export function listenAddresses(host: string): readonly string[] {
  return /^localhost\.?$/i.test(host) ? ['127.0.0.1', '::1'] : [host];
}

/**
 * Lets servers listen, and returns their ports. Of several addresses those that the system does not have are left out.
 *
 * @param addresses one for each server of a listener.
 * @throws ListenError that says what to do. Then none of them listens.
 */
export async function listen(
  listeners: readonly Listener[],
  { addresses, backlog }: { readonly addresses: readonly string[]; readonly backlog: number },
): Promise<number[]> {
  const ports: number[] = [];
  try {
    for (const listener of listeners) ports.push(await listenAtAll(listener, addresses, backlog));
    return ports;
  } catch (error) {
    for (const { servers } of listeners) for (const server of servers) server.close();
    throw error;
  }
}

async function listenAtAll(
  { servers, port }: Listener,
  addresses: readonly string[],
  backlog: number,
): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      return await listenOnce(servers, port, addresses, backlog);
    } catch (error) {
      const isTaken = error instanceof ListenError && error.code === 'EADDRINUSE';
      if (port !== 0 || !isTaken || tries === maxPortTries) throw error;
      await Promise.all(servers.filter(({ listening }) => listening).map((server) => once(server.close(), 'close')));
    }
  }
}

async function listenOnce(
  servers: readonly Server[],
  wanted: number,
  addresses: readonly string[],
  backlog: number,
): Promise<number> {
  let port = wanted;
  let missing: ListenError | undefined;
  for (const [index, host] of addresses.entries()) {
    const server = servers[index];
    if (server === undefined) throw new Error(`There is no server for ${host}.`);
    try {
      server.listen({ host, port, backlog });
      await once(server, 'listening');
      ({ port } = server.address() as AddressInfo);
    } catch (error) {
      const failure = new ListenError(host, port, error as NodeJS.ErrnoException);
      if (addresses.length === 1 || !missingAddress.has(failure.code)) throw failure;
      missing = failure;
    }
  }
  if (missing !== undefined && !servers.some(({ listening }) => listening)) throw missing;
  return port;
}
