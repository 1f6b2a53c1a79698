import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { packageFile } from '../specs/package-file.js';

const measuredPackages = ['socket.io', 'engine.io', 'ws', 'undici'];

export function describeMachine(): Readonly<Record<string, string>> {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: String(availableParallelism()),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}`,
  };
}

/** Of what was measured and what measured it. */
export function describeVersions(): Readonly<Record<string, string>> {
  return {
    commit: currentCommit(),
    node: process.version,
    ...Object.fromEntries(measuredPackages.map((name) => [name, packageVersion(name)])),
  };
}

function currentCommit(): string {
  try {
    const commit = git('rev-parse', '--short', 'HEAD');
    return git('status', '--porcelain') === '' ? commit : `${commit} with changes`;
  } catch {
    return 'unknown: no clone';
  }
}

function git(...parameters: string[]): string {
  return execFileSync('git', parameters, {
    cwd: packageFile(''),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function packageVersion(name: string): string {
  const file = packageFile(`node_modules/${name}/package.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
