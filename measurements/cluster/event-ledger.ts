import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** An event handler that counts which sockets it was told of. */
export interface EventLedger extends AsyncDisposable {
  readonly port: number;
  /** How many disconnected events came, by socket. */
  readonly disconnected: ReadonlyMap<string, number>;
  /** Of those that it was told are connected. */
  readonly connected: ReadonlySet<string>;
}

/** Starts it on all addresses, so that nodes in other network namespaces reach it. */
export async function startEventLedger(): Promise<EventLedger> {
  const connected = new Set<string>();
  const disconnected = new Map<string, number>();
  const server = createServer((request, response) => {
    const { 'ce-eventname': event, 'ce-socketid': socket = '' } = request.headers as Record<string, string>;
    if (event === 'connected') connected.add(socket);
    if (event === 'disconnected') disconnected.set(socket, (disconnected.get(socket) ?? 0) + 1);
    request.resume().on('end', () => response.writeHead(204, { 'webhook-allowed-origin': '*' }).end());
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connected,
    disconnected,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
