import { Command } from 'commander';
import { runVariable } from '../results/run-options.js';
import { loadRequirements } from '../specs/load-requirements.js';
import { loadObservedExchanges, type ObservedBody, type ObservedExchange } from '../specs/observed-exchanges.js';
import { packageFile } from '../specs/package-file.js';
import { type Evidence, gates, type Requirement, subjectOf } from '../specs/requirement.js';
import { matchRequirements } from '../specs/requirement-pattern.js';
import { describeRetirement } from '../specs/retired-requirements.js';
import { writeText } from './output.js';
import { readMutants } from './read-mutants.js';
import { runPlaywright } from './run-playwright.js';

/** `explain`: all that is known of one requirement. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Explain a requirement: what it says, where that is written, what was observed, and what tests it.')
    .argument('<id>', 'the id of a requirement, such as REST-SEND-04')
    .action(async (name: string) => {
      const id = name.toUpperCase();
      const retirement = describeRetirement(id);
      if (retirement !== '') {
        writeText(retirement);
        return;
      }
      const row = findRow(id);
      writeText(explanation(row));
      if (row.testable) process.exitCode = await listScenarios(row);
    });
}

function findRow(id: string): Requirement {
  const rows = loadRequirements();
  matchRequirements(
    [id],
    rows.map((row) => row.id),
    'explain',
  );
  const row = rows.find((other) => other.id === id);
  if (row === undefined)
    throw new Error(`${id} is a pattern. Expected one id; \`list '${id}'\` lists what it matches.`);
  return row;
}

/** What the registry, the recordings and the mutants say of a requirement. */
export function explanation(row: Requirement): string {
  const { id, level, statement, profile, impact, source, evidence, capability } = row;
  return [
    `${id} ${level}`,
    statement,
    '',
    `Profile:   ${profile}`,
    `Source:    ${source.document}, "${source.section}"`,
    `Evidence:  ${evidence}: ${evidenceInWords[evidence]}`,
    `Verdict:   ${verdictEffect(row)}`,
    `Impact:    ${impact.replaceAll('-', ' ')}`,
    ...(capability === undefined ? [] : [`Applies:   to targets that declare the capability ${capability}`]),
    ...observedLines(row),
    ...mutantLines(id),
    ...(row.testable ? ['', 'Scenarios:'] : []),
  ].join('\n');
}

const evidenceInWords: Record<Evidence, string> = {
  observed: 'the real service was recorded to do so',
  documented: 'a public document of this mode or of the REST API says so',
  protocol: 'a protocol that the service claims says so',
  'official-emulator': 'the source or the tests of the official emulator show it',
  swagger: 'the published OpenAPI document says so',
  'official-client': 'an official client sends it, or cannot do without it',
  inferred: 'a conclusion of this project',
};

function verdictEffect(row: Requirement): string {
  const { testable, reason, client, slow, level } = row;
  if (!testable) return `cannot be tested over the wire: ${reason ?? ''}`;
  if (gates(row)) {
    return `a failure spoils it${slow === true ? '; its scenarios are slow, and run with --slow' : ''}`;
  }
  if (client !== undefined) return `no effect, since it needs a client in another language (${client})`;
  return level === 'MAY' ? 'a failure is a notice' : 'a failure is a warning';
}

const shownExchanges = 3;

function observedLines({ exchanges = [] }: Requirement): string[] {
  if (exchanges.length === 0) return [];
  const recorded = loadObservedExchanges().exchanges.filter(({ id }) => exchanges.includes(id));
  const more = recorded.length - shownExchanges;
  return [
    '',
    'Observed:',
    ...recorded.slice(0, shownExchanges).flatMap(exchangeLines),
    ...(more > 0 ? [`  … and ${more} more: ${exchanges.slice(shownExchanges).join(', ')}`] : []),
  ];
}

function exchangeLines({ id, last, request, response }: ObservedExchange): string[] {
  const query = request.query.map(([name, value]) => `${name}=${value}`).join('&');
  const body = bodyText(response.body);
  return [
    `  ${id}, ${last}`,
    `    ${request.method} ${request.path}${query === '' ? '' : `?${query}`}`,
    `    ${response.status}${body === '' ? '' : ` ${body}`}`,
  ];
}

const longestBody = 200;

function bodyText(body: ObservedBody | null): string {
  if (body === null) return '';
  const text = 'json' in body ? JSON.stringify(body.json) : 'text' in body ? body.text : `base64 ${body.base64}`;
  return text.length > longestBody ? `${text.slice(0, longestBody)}…` : text;
}

function mutantLines(id: string): string[] {
  const mutants = readMutants();
  if (mutants === undefined) return ['', 'Mutants: in the repository of this project, not in the package.'];
  const own = mutants.filter(({ breaks }) => breaks === id);
  return own.length === 0 ? [] : ['', 'Mutants:', ...own.map(({ fault, file }) => `  ${fault} (${file})`)];
}

/** Prints a line for each scenario that verifies the requirement: Playwright knows them. */
function listScenarios({ id, profile }: Requirement): Promise<number> {
  const folder = subjectOf(profile) === 'service' ? 'suites' : 'suites/handler';
  const parameters = [
    'test',
    `--config=${packageFile(`dist/${folder}/playwright.config.js`)}`,
    '--list',
    `--reporter=${packageFile('dist/reporters/list-reporter.js')}`,
  ];
  return runPlaywright(parameters, runVariable({ profiles: [profile], requirements: [id], slow: true }));
}
