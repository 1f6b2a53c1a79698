import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestInfo } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SuiteEnvironment } from '../../fixtures/environment/suite-environment.js';
import { hubOfRole, skipUnlessApplicable } from '../../fixtures/scenario/applicability.js';
import { roleWords } from '../../fixtures/targets/descriptor-words.js';
import { readDescriptor } from '../../fixtures/targets/read-descriptor.js';
import { requirementAnnotation } from '../../results/annotation.js';
import { loadRequirements } from '../../specs/load-requirements.js';
import { capabilities } from '../../specs/target-descriptor.js';
import { command, runCommand, runSuite } from './run-suite.js';

const example = path.resolve('docs/examples/full-verdict.yaml');
const exampleFlags = [
  ...['--name', 'my-service', '--secondary-access-key', 'my-secondary-key', '--capability', 'all'],
  ...['--launch', 'npx socketio-serverless start --json --config {settings}'],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'init-target-'));
});
afterAll(() => rm(folder, { recursive: true }));

const init = (...parameters: readonly string[]) => runCommand(['init', 'target', ...parameters], { cwd: folder });

test('writes the example that reaches a full verdict', async () => {
  const { exitCode, output } = await init('full.yaml', ...exampleFlags);
  expect(exitCode, output).toBe(0);
  expect(output).toContain('npx socketio-serverless test --target full.yaml');
  expect(await readFile(path.join(folder, 'full.yaml'), 'utf8')).toBe(await readFile(example, 'utf8'));
  const { mode } = await stat(path.join(folder, 'full.yaml'));
  expect(mode & 0o077).toBe(0);
});

test('the example declares every capability, and its service starts', async () => {
  const { launch, ...descriptor } = readDescriptor(example);
  expect(descriptor.capabilities).toEqual(capabilities);
  const [, , ...parameters] = launch?.command ?? [];
  const launched = { ...descriptor, launch: { command: [process.execPath, command, ...parameters] } };
  const run = await runSuite(launched, 'RUNTIME-ISSUER-01');
  expect(run.exitCode, run.output).toBe(0);
  expect(run.report?.counts).toMatchObject({ failed: 0, notApplicable: 0, couldNotRun: 0 });
});

test('no scenario is left without a capability or a hub by the example', () => {
  const { timings, ...descriptor } = readDescriptor(example);
  const reasons: string[] = [];
  // Those of event handlers are of no service.
  const ofAllRequirements = {
    annotations: loadRequirements()
      .filter(({ profile }) => profile !== 'handler')
      .map(({ id }) => ({ type: requirementAnnotation, description: id })),
    skip: (condition: boolean, reason: string) => condition && reasons.push(reason),
  } as unknown as TestInfo;
  const environment = { ...descriptor, timings } as unknown as SuiteEnvironment;
  skipUnlessApplicable(ofAllRequirements, environment);
  for (const { name } of roleWords()) hubOfRole(ofAllRequirements, environment, name);

  expect(reasons).toEqual([]);
  // Tokens are tried that are late by half of it.
  expect(timings.clockSkewSeconds).toBeGreaterThanOrEqual(60);
});

test('writes the key that a launched service will have', async () => {
  const { exitCode, output } = await init('keyed.yaml', '--launch', 'serve {accessKey}', '--access-key', 'k');
  expect(exitCode, output).toBe(0);
  expect(output).toContain('It holds access keys');
  expect(readDescriptor(path.join(folder, 'keyed.yaml')).accessKey).toBe('k');
});

test('describes a service in a container, which names this machine in its own way', async () => {
  const { exitCode, output } = await init('image.yaml', '--image', 'my-service:1.2', '--capability', 'secondary-key');
  expect(exitCode).toBe(0);
  expect(output).toContain('{settings} is a file with its hubs');
  expect(await readFile(path.join(folder, 'image.yaml'), 'utf8')).toMatch(
    /container:\n {2}image: my-service:1.2\n(.*\n)*eventHandler:\n {2}url: http:\/\/host.docker.internal:\{port\}\/events\n/,
  );
});

test('keeps the words together that quotes hold in a command', async () => {
  await init('quoted.yaml', '--launch', `node "my server.js" '{settings}'`);
  expect(await readFile(path.join(folder, 'quoted.yaml'), 'utf8')).toContain(
    "command:\n    - node\n    - my server.js\n    - '{settings}'\n",
  );
});

test('says which folder is missing', async () => {
  const { exitCode, output } = await init(path.join('no-folder', 'x.yaml'), '--launch', 'serve {settings}');
  expect(exitCode).toBe(3);
  expect(output).toMatch(/there is no folder .*no-folder\. Make it first/);
});

test('gives a service that is running an address of the event handler that stays', async () => {
  const { exitCode, output } = await init('running.yaml', '--endpoint', 'http://127.0.0.1:1', '--access-key', 'k');
  expect(exitCode, output).toBe(0);
  expect(output).toContain('    http://127.0.0.1:7071/events/hubs/{hub}/events/{event}\n');
  expect(readDescriptor(path.join(folder, 'running.yaml')).eventHandler).toEqual({
    listen: { host: '127.0.0.1', port: 7071 },
    url: 'http://127.0.0.1:7071/events',
  });
});

test('says nothing of keys where it wrote none', async () => {
  expect((await init('keyless.yaml', '--launch', 'serve {settings}')).output).not.toContain('access keys');
});

test('does not replace a file unless it is told to', async () => {
  const flags = ['mine.yaml', '--endpoint', 'http://127.0.0.1:1', '--access-key', 'k'];
  await init(...flags);
  const again = await init(...flags);
  expect(again).toEqual({
    exitCode: 3,
    output: 'mine.yaml exists already. Give another file, or --force to replace it.\n',
  });
  expect((await init(...flags, '--force')).exitCode).toBe(0);
});

test.each([
  [[], 'init target cannot ask without a terminal. Expected --connection-string, or --endpoint with --access-key'],
  [['--connection-string', 'x', '--launch', 'y'], 'The flags give several addresses.'],
  [['--launch', 'serve {setings}'], 'The descriptor would not be valid:\n  launch'],
  [['--azure', '--connection-string', 'x'], '--azure needs --connection-string, the one of the resource, and'],
  [['--capability', 'poling'], 'There is no capability "poling". Did you mean polling?'],
  [['--hub', 'handlr=chat'], 'There is no role "handlr". Did you mean handler?'],
  [['--connection-string', 'Endpoint=x'], 'The descriptor would not be valid:\n  connectionString is'],
])('says what is wrong with %j, and waits for nothing', async (flags, message) => {
  const { exitCode, output } = await init('wrong.yaml', ...flags);
  expect(output).toContain(message);
  expect(exitCode).toBe(3);
});

test('prints what configures an Azure resource, from a connection string and a reachable URL', async () => {
  const connectionString = 'Endpoint=https://my-resource.webpubsub.azure.com;AccessKey=k;Version=1.0;';
  await init(
    'azure.yaml',
    '--azure',
    '--connection-string',
    connectionString,
    '--event-handler-url',
    'https://tunnel/up',
  );
  const { exitCode, output } = await runCommand(['azure-settings', 'azure.yaml'], { cwd: folder });
  expect(exitCode, output).toBe(0);
  expect(output).toContain(
    "--hub-name 'conformance' \\\n  --allow-anonymous false \\\n  --event-handler url-template=",
  );
  expect(output).not.toContain('AccessKey');
});
