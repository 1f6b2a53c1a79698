import { expect, it } from 'vitest';
import { Connection } from '../connections/connection.js';
import { Hubs } from '../connections/hubs.js';
import { CommandExecutor } from './command-executor.js';

const identity = { userId: 'ana', claims: {}, query: {}, headers: {}, groups: ['g'] };

it('lets no connection join where one of them would be in too many groups', async () => {
  const hubs = new Hubs({});
  const hub = hubs.get('chat');
  const [a, b] = ['a', 'b'].map((id) => new Connection(id, hub, identity)) as [Connection, Connection];
  hub.add(a);
  hub.add(b);
  hub.groups.add('h', b);
  const executor = new CommandExecutor(hubs, { maxGroups: 3, maxGroupChanges: 100 });
  const join = (...groups: string[]): Promise<number> =>
    executor.execute({ kind: 'join', hub: 'chat', target: { kind: 'user', userId: 'ana' }, groups });
  await expect(join('i', 'j')).rejects.toThrow('The connection b would be in more than 3 groups.');
  expect([a, b].map(({ groups }) => [...groups])).toEqual([['g'], ['g', 'h']]);
  await expect(join('g', 'i', 'i')).resolves.toBe(2);
  expect([a, b].map(({ groups }) => groups.size)).toEqual([2, 3]);
});
