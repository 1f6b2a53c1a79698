import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
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

test('a consumer compiles against the types of every entry, and its programs run', async () => {
  expectSuccess(await runBin('tsc'));
  const programs = ['out/chat.test.js', 'out/contract.test.js'];
  expectSuccess(await run(['node', '--test', ...programs], { cwd: installed.folder }));
});

test('the command says its version', async () => {
  const { stdout } = await runBin('socketio-serverless', '--version');
  expect(stdout.trim()).toBe(installed.version);
});

test('the command starts the emulator and ends with exit code 0 when it is told to stop', async () => {
  const { folder } = installed;
  const command = path.join(folder, 'node_modules/.bin/socketio-serverless');
  const { exitCode, stdout } = await run([command, 'start', '--json', '--port', '0'], {
    cwd: folder,
    onOutput: (text, stop) => {
      if (text.endsWith('\n')) stop();
    },
  });
  expect(JSON.parse(stdout)).toMatchObject({
    endpoint: expect.stringMatching(/^http:\/\/localhost:\d+$/) as string,
    connectionString: expect.stringMatching(/^Endpoint=http:\/\/localhost:\d+;AccessKey=.+;Version=1\.0;$/) as string,
  });
  expect(exitCode).toBe(0);
});

test('the command tests one requirement and writes the report', async () => {
  expectSuccess(await runBin('socketio-serverless', 'test', '--requirement', 'REST-SEND-04'));
  expect(readdirSync(path.join(installed.folder, 'conformance-report'))).toEqual(
    expect.arrayContaining(['index.html', 'report.json']),
  );
});

test('a consumer runs a scenario of its own with the fixtures', async () => {
  expectSuccess(await runBin('playwright', 'test', 'own-scenario.spec.ts', '--reporter=line'));
});

test('the package has what its package.json promises', async () => {
  expectSuccess(await inspect('publint', installed.tarball, '--strict'));
});

test('the types of every entry resolve for ES modules', async () => {
  expectSuccess(
    await inspect('attw', installed.tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'openapi.yaml'),
  );
});
