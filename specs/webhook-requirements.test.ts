import { expect, it } from 'vitest';
import { readSchema } from './contract-validators.js';
import { loadRequirements } from './load-requirements.js';
import { requirementAt } from './requirement-annotation.js';

type Schema = Readonly<Record<string, unknown>>;

const rows = new Set(loadRequirements().flatMap(({ id, testable }) => (testable ? [id] : [])));
const headers = readSchema('webhook-headers') as Schema & { readonly $defs: Readonly<Record<string, Schema>> };
const common = headers.$defs['common'] as { readonly properties: Schema };

const resolveIn = (root: Schema) => (reference: string) => {
  const definitions = root['$defs'] as Readonly<Record<string, Schema>> | undefined;
  return definitions?.[reference.replace('#/$defs/', '')];
};

it.each(['connect', 'connected', 'disconnected', 'message'])(
  'attributes each header of a %s event to a row, or says why it has none',
  (event) => {
    const unattributed = Object.keys(common.properties).filter((name) => {
      const row = requirementAt(headers.$defs[event] ?? {}, [name], 'required', resolveIn(headers));
      return row === undefined || (row !== null && !rows.has(row));
    });
    expect(unattributed).toEqual([]);
  },
);

it.each([
  ['webhook-connect-request', ['claims', 'query', 'headers', 'subprotocols', 'clientCertificates']],
  ['webhook-connected-request', []],
  ['webhook-disconnected-request', ['reason']],
  ['webhook-message-request', []],
])('attributes the body %s and each of its members to a row', (name, members) => {
  const schema = readSchema(name) as Schema;
  for (const place of [[], ...members.map((member) => [member])]) {
    expect(rows).toContain(requirementAt(schema, place, 'required', resolveIn(schema)));
  }
});
