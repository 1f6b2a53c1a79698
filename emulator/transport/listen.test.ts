import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { listen } from './listen.js';

const at = { host: '127.0.0.1', backlog: 10 };

it('takes free ports for servers', async () => {
  const servers = [createServer(), createServer()];
  const ports = await listen(
    servers.map((server) => ({ server, port: 0 })),
    at,
  );
  expect(ports).toEqual(servers.map((server) => (server.address() as AddressInfo).port));
  for (const server of servers) server.close();
});

it('lets no server listen where one cannot', async () => {
  await using busy = createServer();
  await once(busy.listen(0, at.host), 'listening');
  const { port } = busy.address() as AddressInfo;
  const first = createServer();
  const listening = once(first, 'listening').then(() => (first.address() as AddressInfo).port);
  await expect(
    listen(
      [
        { server: first, port: 0 },
        { server: createServer(), port },
      ],
      at,
    ),
  ).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  const [error] = (await once(connect(await listening, at.host), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});
