import { appendFileSync } from 'node:fs';
import { markdownSummary } from '../reporters/markdown/markdown-summary.js';
import { judgedShare } from '../results/judging/judged-share.js';
import { spoilsVerdict } from '../results/judging/known-failures.js';
import { worstVerdict } from '../results/judging/worst-verdict.js';
import type { ConformanceReport } from '../results/report.js';

/**
 * Hands a report to the job of GitHub Actions that runs this: its outputs, and its summary.
 *
 * @throws Error where the process is no step of such a job.
 */
export function writeGithubOutputs(report: ConformanceReport, environment: NodeJS.ProcessEnv = process.env): void {
  const outputs = Object.entries(githubOutputs(report)).map(([name, value]) => `${name}=${value}\n`);
  appendFileSync(fileOf('GITHUB_OUTPUT', environment), outputs.join(''));
  appendFileSync(fileOf('GITHUB_STEP_SUMMARY', environment), markdownSummary(report));
}

function githubOutputs(report: ConformanceReport): Readonly<Record<string, string | number | boolean>> {
  const { profiles, partial, requirements } = report;
  const sum = (count: 'known' | 'warnings'): number => profiles.reduce((total, profile) => total + profile[count], 0);
  return {
    verdict: worstVerdict(profiles),
    partial,
    failed: requirements.filter(spoilsVerdict).length,
    known: sum('known'),
    warnings: sum('warnings'),
    judged: judgedShare(profiles),
  };
}

function fileOf(variable: string, environment: NodeJS.ProcessEnv): string {
  const file = environment[variable];
  if (file !== undefined && file !== '') return file;
  throw new Error(
    `${variable} is not set. Expected the file that GitHub Actions gives to a step: --github is for its steps.`,
  );
}
