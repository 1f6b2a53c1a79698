import { expect, scenario, verifies } from '../../fixtures/index.js';
import { loadVectors } from '../../specs/index.js';
import { expectRecipients } from '../recipients.js';

const { contexts, rows } = loadVectors('filters');
const truthOf = new Map(rows.map(({ filter, contexts: truth = {} }) => [filter, truth]));
const names = ['g1', 'g2', 'g1AndG3', 'g2AndG3', 'g2AndG4', 'elsewhere'];

scenario(
  'the filters that the extension builds match as they are written',
  verifies('RUNTIME-FILTER-01'),
  async ({ connect, service, ns, hub, lease }) => {
    await lease('hub:isolated');
    const isolated = hub('isolated');
    const connected = await Promise.all(
      names.map(async (name) => {
        const client = await connect({ name, hub: 'isolated' });
        const groups = [...(contexts[name]?.groups ?? [])];
        if (groups.length > 0) await service.addToGroups(groups, `'${client.group}' in groups`, isolated);
        return [name, client] as const;
      }),
    );
    for (const { name, filter } of loadVectors('functions-filters').rows) {
      await service.sendToAll(ns.event('news'), { hub: isolated, filter });
      const truth = filter === '' ? {} : truthOf.get(filter);
      expect(truth, `the truth of ${filter}`).toBeDefined();
      const expected = names.filter((member) => filter === '' || truth?.[member] === true);
      await expectRecipients(Object.fromEntries(connected), 'news', expected, name);
    }
  },
);
