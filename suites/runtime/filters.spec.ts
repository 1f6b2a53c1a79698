import {
  expect,
  expectAccepted,
  expectStatus,
  jsonOf,
  scenario,
  verifies,
  withNeeds,
  type SocketClient,
} from '../../fixtures/index.js';
import { loadRequirements, loadVectors } from '../../specs/index.js';
import { absenceNeeds, arrivalNeeds, eventsAt } from '../recipients.js';
import { sendCall } from './send-call.js';

const { contexts, rows } = loadVectors('filters');
const portable = rows.filter((row) => row.portable !== false);
const rejected = portable.filter((row) => row.error !== undefined);

// One scenario a requirement, with all the filters that are evidence for it.
for (const { id, statement } of loadRequirements()) {
  const vectors = portable.filter((row) => row.requirement === id);
  if (vectors.length === 0) continue;
  scenario(
    `filters: ${statement.replace(/\.$/, '')}`,
    verifies(id),
    async ({ connect, service, ns, hub, environment }) => {
      // Nothing here needs an event, so that a hub without handlers serves where there is one.
      const role = environment.hubs['noHandler'] === undefined ? 'handler' : 'noHandler';
      const names = new Set(vectors.flatMap((row) => Object.keys(row.contexts ?? {})));
      const clients = new Map<string, SocketClient>();
      await Promise.all(
        [...names].map(async (name) => {
          const { userId = null, groups = [] } = contexts[name] ?? {};
          const client = await connect({ name, hub: role, ...(userId !== null && { user: userId }) });
          if (groups.length > 0) await service.addToGroups([...groups], `'${client.group}' in groups`, hub(role));
          clients.set(name, client);
        }),
      );

      await Promise.all(
        vectors.map(({ name, filter, error }) => {
          const options = { query: [['filter', filter]] as const, body: ns.event('chosen', name) };
          const sent = sendCall(service, hub(role), ns.group, options);
          return error === undefined ? expectAccepted(sent) : expectStatus(sent, 400);
        }),
      );

      const chosen = new Map<string, Set<unknown>>();
      for (const [name, client] of clients) {
        const expected = vectors.filter((row) => row.contexts?.[name] === true).length;
        chosen.set(name, new Set((await eventsAt(client, 'chosen', expected)).map(([row]) => row)));
      }
      const cases = vectors.flatMap(({ name: row, contexts: truth = {} }) =>
        Object.entries(truth).map(([client, expected]) => {
          return { row, client, expected, received: chosen.get(client)?.has(row) ?? false };
        }),
      );
      const isMissing = cases.some(({ expected, received }) => expected && !received);
      const isBeyond = cases.some(({ expected, received }) => received && !expected);
      const needs = [...(isMissing ? arrivalNeeds : []), ...(isBeyond ? absenceNeeds : [])];
      await withNeeds(() => expect(byRow(cases, 'received')).toEqual(byRow(cases, 'expected')), needs);
    },
  );
}

interface FilterCase {
  readonly row: string;
  readonly client: string;
  readonly expected: boolean;
  readonly received: boolean;
}

/** For each row, which clients were expected to receive its message, or received it. */
function byRow(cases: readonly FilterCase[], key: 'expected' | 'received'): Record<string, Record<string, boolean>> {
  const rows: Record<string, Record<string, boolean>> = {};
  for (const filterCase of cases) (rows[filterCase.row] ??= {})[filterCase.client] = filterCase[key];
  return rows;
}

scenario(
  'the message of an answer to a bad filter names what is wrong with it',
  verifies('RUNTIME-FILTER-32'),
  async ({ service, ns, hub }) => {
    await Promise.all(
      rejected
        .filter(({ evidence }) => evidence === 'official-emulator')
        .map(async ({ name, filter, error = '' }) => {
          const answer = await sendCall(service, hub('handler'), ns.group, { query: [['filter', filter]] });
          expect(jsonOf(answer), name).toMatchObject({ message: expect.stringContaining(error) });
        }),
    );
  },
);
