import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { listen, listenAddresses } from './listen.js';

/** Addresses for documentation, which no system has. */
const missing = ['2001:db8::1', '2001:db8::2'] as const;

const at = { addresses: ['127.0.0.1'], backlog: 10 };

function newServer(): Server {
  const server = createServer();
  onTestFinished(() => void server.close());
  return server;
}

function portOf(server: Server | undefined): number {
  return (server?.address() as AddressInfo).port;
}

it('takes free ports for servers', async () => {
  const servers = [newServer(), newServer()];
  const ports = await listen(
    servers.map((server) => ({ servers: [server], port: 0 })),
    at,
  );
  expect(ports).toEqual(servers.map(portOf));
});

it('lets no server listen where one cannot', async () => {
  const busy = newServer();
  await once(busy.listen(0, '127.0.0.1'), 'listening');
  const port = portOf(busy);
  const first = newServer();
  const listening = once(first, 'listening').then(() => portOf(first));
  await expect(
    listen(
      [
        { servers: [first], port: 0 },
        { servers: [newServer()], port },
      ],
      at,
    ),
  ).rejects.toMatchObject({ code: 'EADDRINUSE', address: '127.0.0.1', port });
  const [error] = (await once(connect(await listening, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});

it.each([
  ['localhost', ['127.0.0.1', '::1']],
  ['LOCALHOST.', ['127.0.0.1', '::1']],
  ['127.0.0.1', ['127.0.0.1']],
  ['localhost.example', ['localhost.example']],
])('listens for %s at %j', (host, addresses) => {
  expect(listenAddresses(host)).toEqual(addresses);
});

it('listens on one port at both addresses of localhost, as far as the system has them', async () => {
  const addresses = listenAddresses('localhost');
  const servers = addresses.map(newServer);
  const [port] = await listen([{ servers, port: 0 }], { ...at, addresses });
  const listening = servers.filter((server) => server.listening).map((server) => server.address() as AddressInfo);
  expect(listening.map((address) => [address.address, address.port])).toEqual(
    addresses.slice(0, (await hasIPv6()) ? 2 : 1).map((address) => [address, port]),
  );
});

it('leaves out an address that the system does not have', async () => {
  const servers = [newServer(), newServer()];
  const [port] = await listen([{ servers, port: 0 }], { ...at, addresses: ['127.0.0.1', missing[0]] });
  expect(servers.map(({ listening }) => listening)).toEqual([true, false]);
  expect(port).toBe(portOf(servers[0]));
});

it('fails where the system has none of the addresses', async () => {
  const listening = listen([{ servers: [newServer(), newServer()], port: 0 }], {
    ...at,
    addresses: missing,
  });
  await expect(listening).rejects.toMatchObject({ address: missing[1] });
});

it('listens at no address where a port is in use at one of them', async () => {
  const busy = newServer();
  await once(busy.listen(0, '127.0.0.2'), 'listening');
  const servers = [newServer(), newServer()];
  const port = portOf(busy);
  const listening = listen([{ servers, port }], { ...at, addresses: ['127.0.0.1', '127.0.0.2'] });
  await expect(listening).rejects.toMatchObject({ code: 'EADDRINUSE', address: '127.0.0.2', port });
  expect(servers.map((server) => server.listening)).toEqual([false, false]);
});

it('takes another free port where the first is in use at the second address', async () => {
  const busy = newServer();
  const servers = [newServer(), newServer()] as const;
  // The first server has its port before the second asks for the same.
  servers[0].once('listening', () => busy.listen(portOf(servers[0]), '127.0.0.2'));
  const addresses = ['127.0.0.1', '127.0.0.2'];
  const [port] = await listen([{ servers, port: 0 }], { ...at, addresses });
  expect(servers.map(portOf)).toEqual([port, port]);
  expect(port).not.toBe(portOf(busy));
});

async function hasIPv6(): Promise<boolean> {
  const server = newServer();
  return await once(server.listen(0, '::1'), 'listening').then(
    () => true,
    () => false,
  );
}
