import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { validateAgainstSchema } from '../../specs/contract-validators.js';
import type { ConformanceReport } from '../../results/report.js';
import { badgeSvg } from '../badge/badge.js';
import { renderHtml } from '../html/render-html.js';
import { junitReport } from '../junit/junit-report.js';
import { markdownSummary } from '../markdown/markdown-summary.js';
import { replaceFile } from './replace-file.js';
import { reportFiles } from './report-files.js';

/**
 * Writes `report.json` and the forms made from it: `index.html`, `junit.xml`, `summary.md` and `badge.svg`.
 *
 * @returns the absolute path of `index.html`.
 * @throws Error where the report breaks its own schema; nothing is written then.
 */
export function writeReport(report: ConformanceReport, folder: string): string {
  const violations = validateAgainstSchema('report', report);
  if (violations.length > 0) {
    throw new Error(
      `The report breaks report.schema.json, so it was not written: ${violations.slice(0, 5).join('; ')}.`,
    );
  }
  const files: Record<(typeof reportFiles)[number], string> = {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'index.html': renderHtml(report),
    'junit.xml': junitReport(report),
    'summary.md': markdownSummary(report),
    'badge.svg': badgeSvg(report),
  };
  mkdirSync(folder, { recursive: true });
  for (const name of reportFiles) replaceFile(path.join(folder, name), files[name]);
  return path.resolve(folder, 'index.html');
}
