import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a consumer has beside this package: the clients of its application, and a compiler. */
const companions = ['@azure/web-pubsub', '@types/node', 'msw', 'socket.io-client', 'typescript'];

interface PackageJson {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** An application with this package installed from its tarball. */
export interface PackedPackage extends AsyncDisposable {
  readonly version: string;
  readonly tarball: string;
  /** The application's folder. */
  readonly folder: string;
}

/** Packs this package and installs it into an empty folder, with the programs of `consumer/`. */
export async function installPackedPackage(): Promise<PackedPackage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'socketio-serverless-package-'));
  const { version, dependencies, devDependencies } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  ) as PackageJson;
  const tarball = await packPackage(folder);
  const wanted = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => companions.includes(name));
  const application = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: { ...Object.fromEntries(wanted), 'socketio-serverless': `file:${tarball}` },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(application, undefined, 2));
  await cp(fileURLToPath(new URL('consumer', import.meta.url)), folder, { recursive: true });
  await cp(fileURLToPath(new URL('consumer.tsconfig.json', import.meta.url)), path.join(folder, 'tsconfig.json'));
  await writeFile(path.join(folder, '.npmrc'), 'prefer-offline=true\naudit=false\nfund=false\n');
  await succeed(['npm', 'install'], folder);
  return {
    version,
    tarball,
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Packs this package into a folder; settles with the tarball's path. */
export async function packPackage(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as PackageJson;
  await succeed(['npm', 'pack', '--silent', '--pack-destination', folder], root);
  return path.join(folder, `socketio-serverless-${version}.tgz`);
}

async function succeed(command: readonly [string, ...string[]], cwd: string): Promise<void> {
  const { exitCode, output } = await run(command, { cwd });
  if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with exit code ${exitCode}:\n${output}`);
}
