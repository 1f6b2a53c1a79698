import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadRequirements } from './load-requirements.js';
import { packageFile } from './package-file.js';
import { parseRequirements } from './parse-requirements.js';

it('finds no flaw in the registry, and the same rows in its JSON form', () => {
  const folder = packageFile('specs/requirements');
  const rows = readdirSync(folder)
    .sort()
    .flatMap((file) => parseRequirements(path.basename(file, '.yaml'), readFileSync(path.join(folder, file), 'utf8')));
  expect(loadRequirements()).toEqual(rows);
});

const row = `
- id: REST-SEND-01
  level: MUST
  impact: message-lost
  profile: core
  statement: A send to a group answers 202.
  source: { document: webpubsub.json, section: WebPubSub_SendToGroup }
  evidence: swagger
  testable: true
`;

it("adds the file's name to a row as its area", () => {
  expect(parseRequirements('rest-send', row)).toMatchObject([{ id: 'REST-SEND-01', area: 'rest-send' }]);
});

it.each<[flaw: string, area: string, text: string, message: string]>([
  ['no list', 'rest-send', 'id: REST-SEND-01', 'specs/requirements/rest-send.yaml is not a list of requirement rows.'],
  [
    'a word that is not allowed',
    'rest-send',
    row.replace('MUST', 'WILL'),
    'specs/requirements/rest-send.yaml, REST-SEND-01: /level: saw "WILL", expected one of "MUST", "SHOULD", "MAY".',
  ],
  [
    'an untestable row without a reason',
    'rest-send',
    row.replace('testable: true', 'testable: false'),
    'specs/requirements/rest-send.yaml, REST-SEND-01: the value: member "reason" is missing.',
  ],
  [
    'an id of another file',
    'messages',
    row,
    "specs/requirements/messages.yaml, REST-SEND-01: /id: expected that it begins with MESSAGES-, as the file's name does.",
  ],
  [
    'a MUST that rests on a choice of the official emulator',
    'rest-send',
    row.replace('evidence: swagger', 'evidence: official-emulator'),
    'specs/requirements/rest-send.yaml, REST-SEND-01: /level: saw MUST with evidence official-emulator and no ' +
      'matchesService, expected the name of a test of the official emulator that claims to match the service, a better ' +
      'source, or the level SHOULD.',
  ],
  [
    'a row without an id',
    'rest-send',
    row.replace('id: REST-SEND-01', 'name: x'),
    'specs/requirements/rest-send.yaml, row 1: the value: member "id" is missing.\n' +
      'specs/requirements/rest-send.yaml, row 1: the value: member "name" is not expected.',
  ],
])('refuses %s', (_flaw, area, text, message) => {
  expect(() => parseRequirements(area, text)).toThrow(new Error(message));
});
