import { readTextFile } from '../lib/read-text-file.js';
import { validateAgainstSchema } from '../specs/contract-validators.js';
import type { ConformanceReport } from './report.js';

/** The version of `report.json` that this package writes and reads. */
export const reportFormatVersion = 1;

const shownViolations = 5;

/**
 * A report that was written before.
 *
 * @throws Error that says why the file is no report that can be read: not there, cut off, something else, or of a version
 *   of the format that this package does not know.
 */
export function readReport(file: string): ConformanceReport {
  const value = parseReport(readReportFile(file), file);
  const version = typeof value === 'object' && value !== null && 'formatVersion' in value ? value.formatVersion : null;
  if (version === null) {
    throw new Error(`${file} is not a report: it has no formatVersion. Expected the report.json of a run.`);
  }
  if (version !== reportFormatVersion) {
    throw new Error(
      `${file} has formatVersion ${JSON.stringify(version)}, and this version reads ${reportFormatVersion}. ` +
        'Read it with the version of the package that wrote it, or make the report again.',
    );
  }
  const violations = validateAgainstSchema('report', value);
  if (violations.length > 0) {
    throw new Error(
      `${file} breaks report.schema.json, so it was changed or is of another version of the package: ` +
        `${violations.slice(0, shownViolations).join('; ')}. Make the report again.`,
    );
  }
  return value as ConformanceReport;
}

/** Many times what a run of the whole suite writes with all its timelines. */
const maxReportBytes = 256 * 1024 * 1024;

function readReportFile(file: string): string {
  try {
    return readTextFile(file, maxReportBytes);
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}. Expected the report.json of a run.`, {
      cause: error,
    });
  }
}

function parseReport(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const start = text.trimStart();
    const isCut = start.startsWith('{') && !text.trimEnd().endsWith('}');
    throw new Error(
      isCut
        ? `${file} is cut off after ${text.length} characters. Copy it again, or make the report again.`
        : `${file} is not JSON: ${(error as Error).message}. Expected the report.json of a run.`,
      { cause: error },
    );
  }
}
