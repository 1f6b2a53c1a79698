import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on a free port and says where in one line of JSON, as the emulator does with --json. */
export async function listen(server: Server): Promise<void> {
  // Publishers wait for their turn; those of the emulator may, too.
  server.keepAliveTimeout = 65_000;
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ endpoint: `http://localhost:${port}`, pid: process.pid })}\n`);
}
