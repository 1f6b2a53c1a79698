import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ConformanceReport } from '../../results/report.js';
import { runAction } from '../action/run-action.js';
import { brokenLinks } from '../docs/links.js';
import { installPackedPackage, type PackedPackage } from './packed-package.js';
import { run, type Run } from './run.js';

let installed: PackedPackage;

beforeAll(async () => {
  installed = await installPackedPackage();
  return () => installed[Symbol.asyncDispose]();
});

/** Runs a program that the application's dependencies brought. */
function runBin(name: string, ...parameters: string[]) {
  const { folder } = installed;
  return run([path.join(folder, 'node_modules/.bin', name), ...parameters], { cwd: folder });
}

/** Runs one of this project's own tools on the tarball. */
function inspect(tool: string, ...parameters: string[]) {
  return run([path.resolve('node_modules/.bin', tool), ...parameters], { cwd: installed.folder });
}

/** An assertion whose failure shows what the program wrote. */
function expectSuccess({ exitCode, output }: Run): void {
  expect(`${output}\nexit code ${exitCode}`).toMatch(/\nexit code 0$/);
}

function isInstalled(name: string): boolean {
  return existsSync(path.join(installed.folder, 'node_modules', name));
}

function readReport(): ConformanceReport {
  return JSON.parse(
    readFileSync(path.join(installed.folder, 'conformance-report/report.json'), 'utf8'),
  ) as ConformanceReport;
}

describe('the package alone', () => {
  test('brings no runner and no container library', () => {
    expect(['playwright-core', 'testcontainers', 'socket.io-client-4.0'].filter(isInstalled)).toEqual([]);
  });

  test('has what its documents link to', () => {
    const root = path.join(installed.folder, 'node_modules/socketio-serverless');
    const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.md') && !file.startsWith('node_modules'),
    );
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/run-the-emulator.md']));
    const broken = pages.flatMap((file) => {
      const page = readFileSync(path.join(root, file), 'utf8');
      return brokenLinks(path.join(root, file), page);
    });
    expect(broken).toEqual([]);
  });

  test('says what a cluster needs, and how to install it', async () => {
    const { exitCode, output } = await runBin('socketio-serverless', 'start', '--cluster', 'redis://localhost');
    expect([exitCode, output]).toEqual([
      3,
      'A cluster needs the package redis, which is not installed. Install it beside this one: npm install redis@6\n',
    ]);
  });

  test('says its version', async () => {
    const { stdout } = await runBin('socketio-serverless', '--version');
    expect(stdout.trim()).toBe(installed.version);
  });

  test.each([
    ['http', []],
    ['https', ['--tls']],
  ])('starts the emulator by %s, and ends with exit code 0 when it is told to stop', async (scheme, flags) => {
    const { folder } = installed;
    const command = path.join(folder, 'node_modules/.bin/socketio-serverless');
    const { exitCode, stdout } = await run([command, 'start', '--json', '--port', '0', ...flags], {
      cwd: folder,
      onOutput: (text, stop) => {
        if (text.endsWith('\n')) stop();
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({
      endpoint: expect.stringMatching(new RegExp(`^${scheme}://localhost:\\d+$`)) as string,
      connectionString: expect.stringMatching(
        new RegExp(`^Endpoint=${scheme}://localhost:\\d+;AccessKey=.+;Version=1\\.0;$`),
      ) as string,
    });
    expect(exitCode).toBe(0);
  });

  test('has what its package.json promises', async () => {
    expectSuccess(await inspect('publint', installed.tarball, '--strict'));
  });

  test('has types of every entry that resolve for ES modules', async () => {
    expectSuccess(
      await inspect('attw', installed.tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'openapi.yaml'),
    );
  });
});

describe('the package with what `test` says to install', () => {
  beforeAll(async () => {
    const { exitCode, output } = await runBin('socketio-serverless', 'test');
    expect(exitCode).toBe(3);
    const [command = ''] = /npm install --save-dev .+/.exec(output) ?? [];
    expect(command).toMatch(/@playwright\/test@\S+ socket\.io-client-4\.0@\S+ .*socket\.io-client-4\.7@\S+$/);
    expectSuccess(await run(['sh', '-c', command], { cwd: installed.folder }));
  });

  test('a consumer compiles against the types of every entry, and its programs run', async () => {
    expectSuccess(await runBin('tsc'));
    const names = ['chat', 'contract', 'controls', 'backend', 'main-entry', 'own-handler'];
    const programs = names.map((name) => `out/${name}.test.js`);
    expectSuccess(await run(['node', '--test', ...programs], { cwd: installed.folder }));
  });

  test('runs in vitest, Jest and Playwright as the guide says', async () => {
    const { folder } = installed;
    await cp('tests/packaging/runners', folder, { recursive: true });
    const runners = ['jest@30', 'vitest@4'];
    expectSuccess(await run(['npm', 'install', '--no-save', ...runners], { cwd: folder }));
    expectSuccess(await runBin('vitest', 'run', '--dir', folder, 'chat.vitest.ts'));
    const jest = path.join(folder, 'node_modules/jest/bin/jest.js');
    expectSuccess(await run(['node', '--experimental-vm-modules', jest], { cwd: folder }));
    expectSuccess(await runBin('playwright', 'test', '--config', 'runners.playwright.config.mjs', '--reporter=line'));
  });

  test('tests one requirement and writes the report', async () => {
    expectSuccess(await runBin('socketio-serverless', 'test', '--requirement', 'REST-SEND-04'));
    expect(readdirSync(path.join(installed.folder, 'conformance-report'))).toEqual(
      expect.arrayContaining(['index.html', 'report.json']),
    );
  });

  test('judges what needs the official SDK and older clients', async () => {
    const requirements = ['TRANSPORTS-CLIENT-*', 'REST-GROUPS-05', 'MANAGEMENT-HUB-01'];
    expectSuccess(await runBin('socketio-serverless', 'test', '--requirement', ...requirements));
    const { scenarios } = readReport();
    const titles = scenarios.filter(({ result }) => result === 'passed').map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        'socket.io-client 4.0 connects, emits and receives',
        'socket.io-client 4.4 connects, emits and receives',
        'socket.io-client 4.7 connects, emits and receives',
        expect.stringContaining('official SDK') as string,
      ]),
    );
    expect(scenarios.filter(({ result }) => result !== 'passed')).toEqual([]);
  });

  test('could not run what needs a package that is missing, and says how to install it', async () => {
    const place = path.join(installed.folder, 'node_modules/socket.io-client-4.0');
    await rename(place, `${place}-moved`);
    const { exitCode, output } = await runBin('socketio-serverless', 'test', '--requirement', 'TRANSPORTS-CLIENT-01');
    await rename(`${place}-moved`, place);
    expect(exitCode).toBe(2);
    expect(output).toContain('npm install --save-dev socket.io-client-4.0@npm:socket.io-client@4.0');
    expect(readReport().scenarios.map(({ result }) => result)).toEqual(['could not run']);
  });

  test('shows the line in which a scenario failed', async () => {
    const service = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
    await once(service, 'listening');
    const { port } = service.address() as AddressInfo;
    const descriptor = {
      name: 'admits everybody',
      connectionString: `Endpoint=http://127.0.0.1:${port};AccessKey=key-of-the-test;Version=1.0;`,
      hubs: { handler: 'chat' },
      eventHandler: { listen: { host: '127.0.0.1', port: 0 }, url: 'http://127.0.0.1:{port}/events' },
      capabilities: [],
      timings: { deliveryMs: 1000, clockSkewSeconds: 60 },
    };
    await writeFile(path.join(installed.folder, 'target.json'), JSON.stringify(descriptor));
    const tested = runBin('socketio-serverless', 'test', '--target', 'target.json', '--requirement', 'AUTH-REST-03');
    const { exitCode, output } = await tested.finally(() => service.close());
    expect(exitCode).toBe(1);
    expect(output).toContain('sendToGroup answered 200, expected 401');
    const errors = readReport().scenarios.flatMap((scenario) => scenario.errors);
    expect(errors.join('\n')).toMatch(/^at suites\/authentication\/[\w-]+\.ts:(\d+):\d+$[^]*^> *\1 \| /m);
  });

  test('the GitHub Action installs all that a full verdict needs', { timeout: 300_000 }, () => {
    const { outputs, log, gate } = runAction(path.join(installed.folder, 'action'), {
      version: `file:${installed.tarball}`,
      arguments: '--requirement TRANSPORTS-CLIENT-01 REST-GROUPS-05',
    });
    expect(outputs, log).toMatchObject({ 'exit-code': '0', failed: '0' });
    expect(gate).toBe(0);
  });

  test('a consumer runs a scenario of its own with the fixtures', async () => {
    expectSuccess(await runBin('playwright', 'test', 'own-scenario.spec.ts', '--reporter=line'));
  });
});
