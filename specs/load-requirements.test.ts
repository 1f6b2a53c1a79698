import { expect, it } from 'vitest';
import { readSchema } from './contract-validators.js';
import { loadRequirements } from './load-requirements.js';
import { loadObservedExchanges } from './observed-exchanges.js';
import { clientKinds, evidenceGrades, gates, profiles, requirementLevels } from './requirement.js';
import { loadRetiredRequirements } from './retired-requirements.js';
import frozenIds from './requirement-ids.json' with { type: 'json' };
import { capabilities } from './target-descriptor.js';

const requirements = loadRequirements();
const ids = requirements.map((requirement) => requirement.id);
const retired = loadRetiredRequirements();
const everyId = [...ids, ...retired.map(({ id }) => id)].sort();

it('gives every row an id of its own', () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it('has every id that was ever given; a new one is added to requirement-ids.json, none is changed or removed', () => {
  expect(everyId).toEqual(frozenIds);
});

it('retires each id once, and says which rows that are left state what it stated', () => {
  expect(everyId.filter((id, index) => everyId.indexOf(id) !== index)).toEqual([]);
  const known = new Set(ids);
  expect(retired.flatMap(({ replacedBy }) => replacedBy).filter((id) => !known.has(id))).toEqual([]);
});

it('numbers the rows of a topic without gaps, those that are retired included', () => {
  for (const topic of new Set(everyId.map((id) => id.slice(0, -3)))) {
    const members = everyId.filter((id) => id.slice(0, -3) === topic);
    expect(members).toEqual(members.map((_, index) => `${topic}-${String(index + 1).padStart(2, '0')}`));
  }
});

it('says each statement once', () => {
  const statements = requirements.map((requirement) => requirement.statement);
  expect(statements.filter((statement, index) => statements.indexOf(statement) !== index)).toEqual([]);
});

it('covers core and begins the profiles around it', () => {
  expect([...new Set(requirements.map((requirement) => requirement.profile))].sort()).toEqual([
    'core',
    'functions',
    'handler',
    'management',
    'runtime',
    'transports',
  ]);
});

it('lets no inferred row gate a verdict, nor one that is no MUST, nor one that needs a client from outside npm', () => {
  expect(gates({ level: 'MUST', evidence: 'documented' })).toBe(true);
  expect(gates({ level: 'MUST', evidence: 'inferred' })).toBe(false);
  expect(gates({ level: 'SHOULD', evidence: 'observed' })).toBe(false);
  expect(gates({ level: 'MUST', evidence: 'documented', client: 'java' })).toBe(false);
});

it('lets at most twelve rows gate by a test of the official emulator', () => {
  expect(requirements.filter(({ matchesService }) => matchesService !== undefined).length).toBeLessThanOrEqual(12);
});

it('names recorded exchanges that there are, of released versions', () => {
  const released = new Set(loadObservedExchanges().exchanges.flatMap(({ id, preview }) => (preview ? [] : [id])));
  const named = requirements.flatMap(({ id, exchanges = [] }) => exchanges.map((exchange) => `${id}: ${exchange}`));
  expect(named.filter((name) => !released.has(name.split(': ')[1] ?? ''))).toEqual([]);
});

it.each([
  ['level', requirementLevels],
  ['profile', profiles],
  ['evidence', evidenceGrades],
  ['client', clientKinds],
])('has the same words for %s in schema and types', (property, words) => {
  const { properties } = readSchema('requirement') as { properties?: Record<string, { enum?: string[] }> };
  expect(properties?.[property]?.enum).toEqual([...words]);
});

it('has the same capabilities in schema and types', () => {
  const { $defs } = readSchema('target') as { $defs?: Record<string, { enum?: string[] }> };
  expect($defs?.['capability']?.enum).toEqual([...capabilities]);
});
