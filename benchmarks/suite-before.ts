import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../specs/package-file.js';

/** The commit with which the suite's own time is compared: the last one before it was made faster. */
const commit = '3acd4d18f096cce9c0e851c7aa46db45ae5daec4';

export const suiteBeforeFolder = packageFile(`.cache/bench/suite-${commit.slice(0, 7)}`);

/** Installs and builds the suite as it was, once. Returns why it cannot be measured, or undefined where it can. */
export function prepareSuiteBefore(): string | undefined {
  const done = path.join(suiteBeforeFolder, '.prepared');
  if (existsSync(done)) return undefined;
  if (spawnSync('git', ['cat-file', '-e', commit], { cwd: packageFile('') }).status !== 0) {
    return `the suite before: this is no clone with commit ${commit.slice(0, 7)}`;
  }
  rmSync(suiteBeforeFolder, { recursive: true, force: true });
  mkdirSync(suiteBeforeFolder, { recursive: true });
  const archive = execFileSync('git', ['archive', commit], { cwd: packageFile(''), maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-x'], { cwd: suiteBeforeFolder, input: archive });
  execFileSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: suiteBeforeFolder });
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: suiteBeforeFolder });
  writeFileSync(done, '');
  return undefined;
}
