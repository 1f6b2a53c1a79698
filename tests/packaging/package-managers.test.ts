// The package installs without a warning about engines on every Node.js that it supports, with the common package managers.
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { packPackage } from './packed-package.js';
import { run, type Run } from './run.js';

/** The releases of Node.js to install on, the oldest supported one first; `node` on npm brings their programs. */
const nodeVersions = ['20.19.0', '22', '24', '26'];
/** What the package takes with all that it brings, and a little more: it should not grow unnoticed. */
const maxInstalledBytes = 20_000_000;

let folder: string;
let tarball: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'socketio-serverless-managers-'));
  tarball = await packPackage(folder);
  return () => rm(folder, { recursive: true, force: true });
});

/** An application of its own, to install into. */
async function emptyApplication(name: string): Promise<string> {
  const application = await mkdtemp(path.join(folder, `${name}-`));
  await writeFile(path.join(application, 'package.json'), JSON.stringify({ name, private: true }));
  return application;
}

/** Runs a command with another release of Node.js, and with other packages, which npx fetches. */
function runOn(node: string, command: readonly string[], cwd: string, packages: readonly string[] = []): Promise<Run> {
  const wanted = [`node@${node}`, ...packages].flatMap((name) => ['--package', name]);
  return run(['npx', '--yes', ...wanted, '--', ...command], { cwd });
}

function expectSuccess({ exitCode, output }: Run): void {
  expect(`${output}\nexit code ${exitCode}`).toMatch(/\nexit code 0$/);
  expect(output).not.toMatch(/EBADENGINE|Unsupported engine|incompatible|\bwarn(ing)?\b/i);
}

const npm = path.join(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');

/** How each package manager installs a tarball, with the package that npx has to fetch for it. */
const managers = [
  { manager: 'npm', command: ['node', npm, 'install', '--engine-strict', '--no-audit'], packages: [] },
  { manager: 'yarn 1', command: ['yarn', 'add'], packages: ['yarn@1.22.22'] },
  { manager: 'pnpm', command: ['pnpm', 'add'], packages: ['pnpm@9'] },
];

describe.each(nodeVersions)('on Node.js %s', (node) => {
  test.each(managers)('$manager installs it without a warning, and its command runs', async (installer) => {
    const { manager, command, packages } = installer;
    const cwd = await emptyApplication(manager.replace(' ', '-'));
    expectSuccess(await runOn(node, [...command, `file:${tarball}`], cwd, packages));
    expectSuccess(await runOn(node, ['node', 'node_modules/socketio-serverless/dist/cli/main.js', '--version'], cwd));
    const bytes = await sizeOf(path.join(cwd, 'node_modules'));
    process.stdout.write(`${manager} on Node.js ${node}: ${(bytes / 1e6).toFixed(1)} MB\n`);
    expect(bytes).toBeLessThanOrEqual(maxInstalledBytes);
  });
});

/** The bytes of all files in a folder. */
async function sizeOf(root: string): Promise<number> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
