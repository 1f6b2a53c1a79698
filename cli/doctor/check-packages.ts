import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { packageFile } from '../../specs/package-file.js';
import { compareVersions } from './check-node.js';
import type { Finding } from './finding.js';

const subject = 'Optional packages';

const require = createRequire(import.meta.url);

/** What needs them, for those whose name does not say it. */
const uses: Readonly<Record<string, string>> = {
  '@playwright/test': 'test, check-handler',
  '@azure/web-pubsub': 'scenarios of test with the official SDK',
  '@azure/functions': 'test --event-handler functions',
  redis: 'several emulators that serve as one',
  'prom-client': 'metrics',
  testcontainers: 'socketio-serverless/testcontainers',
};
const otherUse = 'scenarios of test with other clients';

/** The optional peers of this package: which are installed, in a version that is supported, and what needs the others. */
export function checkPackages(): Finding[] {
  const { peerDependencies } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as {
    peerDependencies: Readonly<Record<string, string>>;
  };
  return Object.entries(peerDependencies).map(([name, range]) => checkPackage(name, range, installedVersion(name)));
}

/** @param range of package.json: `^1.2.0`, or `npm:name@4.0` for one that is installed by another name. */
export function checkPackage(name: string, range: string, version: string | undefined): Finding {
  const expected = range.replace(/^npm:.*@/, '').replace(/^\^/, '');
  const install = `npm install --save-dev ${name}@${range.replace(/^\^/, '')}`;
  if (version === undefined) {
    return { level: 'ok', subject, text: `${name} is not installed. Only needed for: ${uses[name] ?? otherUse}.` };
  }
  const isSupported = range.startsWith('npm:')
    ? version.startsWith(`${expected}.`)
    : compareVersions(version, expected) >= 0 && parseInt(version, 10) === parseInt(expected, 10);
  if (isSupported) return { level: 'ok', subject, text: `${name} ${version}` };
  return {
    level: 'warn',
    subject,
    text: `${name} ${version}. Expected ${expected}, or a later one of it.`,
    advice: install,
  };
}

/** Undefined where it is not installed. A package may not give away its package.json, so that it is looked for by its path. */
function installedVersion(name: string): string | undefined {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      const text = readFileSync(path.join(folder, name, 'package.json'), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      // It is not in this folder.
    }
  }
  return undefined;
}
