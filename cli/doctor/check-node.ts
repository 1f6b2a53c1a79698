import { readFileSync } from 'node:fs';
import { packageFile } from '../../specs/package-file.js';
import type { Finding } from './finding.js';

const subject = 'Node.js';

/** Whether this Node.js is one that the package supports. */
export function checkNode(version = process.versions.node): Finding {
  const { engines } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { engines: { node: string } };
  const least = engines.node.replace('>=', '');
  if (compareVersions(version, least) >= 0) return { level: 'ok', subject, text: version };
  return {
    level: 'fail',
    subject,
    text: `${version}. Expected ${least} or later.`,
    advice: 'Install a supported release: https://nodejs.org/en/about/previous-releases',
  };
}

/** Below 0 where the first is the older one. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map((part) => parseInt(part, 10)));
  for (const index of [0, 1, 2]) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
