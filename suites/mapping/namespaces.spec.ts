import { expect, scenario, step, verifies } from '../../fixtures/index.js';

scenario(
  'a send to the group of a namespace reaches every socket of it',
  verifies('MAPPING-GROUP-01'),
  async ({ connect, service, ns, anotherNamespace }) => {
    const [first, second, other] = await Promise.all([
      connect(),
      connect(),
      connect({ namespace: anotherNamespace() }),
    ]);
    const both = await other.namespace(ns);
    await service.sendToGroup(ns.group, ns.event('news', 1));
    for (const client of [first, second, both]) expect(await client.next('news')).toEqual([1]);
  },
);

scenario(
  'a send to the group of a namespace reaches no connection that is only in other namespaces',
  verifies('MAPPING-GROUP-02'),
  async ({ rawSocket, connect, service, ns, anotherNamespace }) => {
    // One is a longer name than the other: a group is no prefix.
    const [inside, outside] = await Promise.all([connect(), rawSocket()]);
    for (const other of [anotherNamespace(), anotherNamespace('/deeper'), { path: `${ns.path}/deeper` }]) {
      await outside.join(other);
    }
    await service.sendToGroup(ns.group, ns.event('news'));
    await step('MAPPING-GROUP-01', () => inside.next('news'));

    const socketId = await outside.join(ns);
    await service.sendToGroup(ns.socket(socketId), ns.event('marker'));
    expect(await step('MAPPING-SOCKET-01', () => outside.next())).toBe(ns.event('marker'));
  },
);

scenario(
  'the group of the default namespace is 0~Lw~',
  verifies('MAPPING-GROUP-03'),
  async ({ connect, service, defaultNamespace }) => {
    const client = await connect({ namespace: await defaultNamespace() });
    await service.sendToGroup('0~Lw~', '42["news","hello"]');
    expect(await client.next('news')).toEqual(['hello']);
  },
);

scenario(
  'the group of a namespace has - and _ of base64url, and no padding',
  verifies('MAPPING-GROUP-06'),
  async ({ connect, service, anotherNamespace }) => {
    // In five tildes base64url has a -, in three ÿ a _, wherever they begin; and one of three lengths needs no padding.
    for (const ending of ['~~~~~ÿÿÿ', '~~~~~ÿÿÿ1', '~~~~~ÿÿÿ22']) {
      const namespace = anotherNamespace(ending);
      expect(namespace.group).toMatch(/^0~(?=.*-)(?=.*_)[\w-]+~$/);
      const client = await connect({ namespace });
      await service.sendToGroup(namespace.group, namespace.event('news', ending));
      expect(await client.next('news')).toEqual([ending]);
    }
  },
);

scenario(
  'a client connects to a namespace with a name beyond ASCII',
  verifies('MAPPING-NAMESPACE-06'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const client = await connect({ namespace: anotherNamespace('größe-日本語-😀') });
    expect((await eventHandler.next('connect')).socketId).toBe(client.id);
  },
);

scenario(
  'the group of a namespace beyond ASCII is made from its UTF-8 bytes',
  verifies('MAPPING-GROUP-07'),
  async ({ connect, service, anotherNamespace }) => {
    const namespace = anotherNamespace('größe-日本語-😀');
    expect(namespace.group).toBe(`0~${Buffer.from(namespace.path, 'utf8').toString('base64url')}~`);
    const client = await step('MAPPING-NAMESPACE-06', () => connect({ namespace }));
    await service.sendToGroup(namespace.group, namespace.event('news'));
    expect(await client.next('news')).toEqual([]);
  },
);

scenario(
  'a send to a group of one hub reaches no client of another hub',
  verifies('MAPPING-HUB-01'),
  async ({ connect, service, hub, ns }) => {
    const [here, there] = await Promise.all([connect(), connect({ hub: 'noHandler' })]);
    await service.sendToGroup(ns.group, ns.event('news'), { hub: hub('noHandler') });
    expect(await there.next('news')).toEqual([]);
    expect(await here.unread()).toEqual([]);

    await service.sendToGroup(ns.group, ns.event('news'));
    expect(await here.next('news')).toEqual([]);
  },
);
