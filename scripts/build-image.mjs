// Builds the image of the emulator from the packed package and the modules that it needs, in the versions of the lock file.
//   --tag NAME          the image's name (socketio-serverless:VERSION)
//   --base-image NAME   an image with Node.js, in place of the Dockerfile's
//   --local-base        makes a base image of this machine's Node.js, where none can be pulled
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeBaseImage } from './base-image.mjs';
import { runCommand } from './run-command.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = path.join(root, '.cache/image');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const { values } = parseArgs({
  options: {
    tag: { type: 'string', default: `socketio-serverless:${version}` },
    'base-image': { type: 'string' },
    'local-base': { type: 'boolean', default: false },
  },
});

const context = await layOutContext();
const base = values['local-base'] ? await localBase() : values['base-image'];
await run([
  'docker',
  'build',
  ...['--file', path.join(root, 'container/Dockerfile'), '--tag', values.tag],
  ...(base === undefined ? [] : ['--build-arg', `BASE_IMAGE=${base}`]),
  context,
]);
console.log(`Built ${values.tag}.`);

/** What the Dockerfile copies: the package as it is published, its dependencies, the client of Redis, and the health check. */
async function layOutContext() {
  const folder = path.join(cache, 'context');
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Without its scripts, which write types, too.
  await run(['npm', 'run', 'build']);
  await run(['npm', 'pack', '--ignore-scripts', '--pack-destination', cache]);
  const tarball = path.join(cache, `socketio-serverless-${version}.tgz`);
  await run(['tar', '--directory', folder, '--strip-components=1', '--extract', '--file', tarball]);
  copyFileSync(path.join(root, 'package-lock.json'), path.join(folder, 'package-lock.json'));
  await run([
    'npm',
    'ci',
    ...['--prefix', folder, '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'],
    ...['--omit=dev', '--omit=peer', '--omit=optional'],
  ]);
  await addRedisClient(folder);
  copyFileSync(path.join(root, 'container/health-check.mjs'), path.join(folder, 'health-check.mjs'));
  return folder;
}

/** Adds the one peer that the emulator itself needs: as one of several nodes. npm leaves it out where it leaves peers out. */
async function addRedisClient(folder) {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const aside = path.join(cache, 'redis');
  mkdirSync(aside, { recursive: true });
  await run([
    'npm',
    'install',
    `redis@${packages['node_modules/redis'].version}`,
    ...['--prefix', aside, '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'],
  ]);
  cpSync(path.join(aside, 'node_modules'), path.join(folder, 'node_modules'), { recursive: true });
}

async function localBase() {
  const tag = 'socketio-serverless-base:local';
  await makeBaseImage(tag, path.join(cache, 'base'), run);
  return tag;
}

async function run(command) {
  const { succeeded, output } = await runCommand(command);
  if (succeeded) return output;
  console.error(`${command.join(' ')} failed:\n${output.trimEnd()}`);
  process.exit(1);
}
