// The programs in other languages: how each is made ready in the cache, and what tests it. Nothing of this is a dependency
// of the package, so whatever a machine or its registry lacks is left out, and said so.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export const languageParts = [
  python('Python client', 'python-client', 'fixtures/clients/python', suiteRows('PYTHON')),
  java('Java client', 'java-client', 'fixtures/clients/java', suiteRows('JAVA')),
  go('Go client', 'go-client', 'fixtures/clients/go', suiteRows('GO')),
  python('Python SDK', 'python-sdk', 'tests/languages/python-sdk', projectTests('rest-sdks', 'Python')),
  python('Python Functions apps', 'python-functions', 'tests/languages/python-functions', [
    ...projectTests('python-functions'),
    'tests/languages/python-functions-host.test.ts',
  ]),
  java('Java SDK', 'java-sdk', 'tests/languages/java-sdk', projectTests('rest-sdks', 'Java')),
  python('Schemathesis', 'schemathesis', 'tests/languages/schemathesis', projectTests('rest-fuzzing')),
];

/**
 * Makes a part ready, unless it is since its sources last changed. A missing command or an answer of a registry leaves it
 * out; a build that fails is a failure.
 *
 * @returns {Promise<{ result: 'ready' | 'left out' | 'failed', reason: string }>}
 */
export async function preparePart({ folder, sources, needs, fetch, build }) {
  const ready = path.join(folder, 'ready');
  if (isNewer(ready, sources)) return { result: 'ready', reason: '' };
  for (const [what, ...command] of needs) {
    if (!(await runCommand(command)).succeeded) return { result: 'left out', reason: `no ${what} on this machine` };
  }
  mkdirSync(folder, { recursive: true });
  for (const command of fetch) {
    const { succeeded, output } = await runCommand(command);
    if (!succeeded) return { result: 'left out', reason: `${command[0]} could not install it: ${lastError(output)}` };
  }
  for (const command of build) {
    const { succeeded, output } = await runCommand(command);
    if (!succeeded) return { result: 'failed', reason: `It does not build:\n${output}` };
  }
  writeFileSync(ready, '');
  return { result: 'ready', reason: '' };
}

function python(name, folder, sources, test) {
  const environment = path.join(root, '.cache/languages', folder);
  const pip = [path.join(environment, 'bin/python'), '-m', 'pip', '--quiet', '--disable-pip-version-check'];
  return {
    name,
    test,
    folder: environment,
    sources: path.join(root, sources),
    needs: [['Python with venv', 'python3', '-c', 'import ensurepip, venv']],
    fetch: [
      ['python3', '-m', 'venv', '--clear', environment],
      [...pip, 'install', '--requirement', path.join(root, sources, 'requirements.txt')],
    ],
    build: [],
  };
}

function java(name, folder, sources, test) {
  const target = path.join(root, '.cache/languages', folder);
  const project = ['--file', path.join(root, sources, 'pom.xml'), `-DbuildFolder=${target}`];
  const maven = ['mvn', '--batch-mode', '--quiet', ...project];
  return {
    name,
    test,
    folder: target,
    sources: path.join(root, sources),
    needs: [
      ['Java compiler', 'javac', '--version'],
      ['Maven', 'mvn', '--version'],
    ],
    fetch: [[...maven, 'dependency:resolve-plugins', 'dependency:copy-dependencies']],
    build: [[...maven, 'compiler:compile']],
  };
}

function go(name, folder, sources, test) {
  const target = path.join(root, '.cache/languages', folder);
  const inSources = ['go', '-C', path.join(root, sources)];
  return {
    name,
    test,
    folder: target,
    sources: path.join(root, sources),
    needs: [['Go', 'go', 'version']],
    fetch: [[...inSources, 'mod', 'download']],
    build: [[...inSources, 'build', '-o', path.join(target, 'client'), '.']],
  };
}

/** The suite's rows that need a client in a language. */
function suiteRows(language) {
  const rows = ['01', '02'].map((number) => `TRANSPORTS-${language}-${number}`);
  const reportDir = path.join(root, '.cache/languages/reports', language.toLowerCase());
  return ['node', 'dist/cli/main.js', 'test', '--requirement', ...rows, '--report-dir', reportDir];
}

function projectTests(file, title) {
  const filter = title === undefined ? [] : ['--testNamePattern', title];
  return ['npx', 'vitest', 'run', '--config', 'tests/vitest.config.ts', `tests/languages/${file}.test.ts`, ...filter];
}

function isNewer(file, folder) {
  if (!existsSync(file)) return false;
  const { mtimeMs } = statSync(file);
  return readdirSync(folder, { recursive: true }).every(
    (entry) => statSync(path.join(folder, entry)).mtimeMs <= mtimeMs,
  );
}

function lastError(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return (lines.filter((line) => /error/i.test(line)).at(0) ?? lines.at(-1) ?? 'it said nothing').trim();
}
