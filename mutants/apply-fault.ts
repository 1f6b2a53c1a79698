import { existsSync, readFileSync } from 'node:fs';
import { packageFile } from '../specs/package-file.js';
import type { Fault } from './fault.js';
import { anchorSource, locateFault, missingFile } from './locate-fault.js';

/**
 * The source with the fault in it.
 *
 * @throws Error where the source no longer has the text to replace, or has it more than once.
 */
export function applyFault(source: string, fault: Fault): string {
  const { start, end } = locateFault(anchorSource(fault.file, source), fault);
  return source.slice(0, start) + fault.replace + source.slice(end);
}

/**
 * The fault's source file, with the fault in it.
 *
 * @throws Error where there is no such file, or the fault does not match it.
 */
export function faultySource(fault: Fault): string {
  const file = packageFile(fault.file);
  if (existsSync(file)) return applyFault(readFileSync(file, 'utf8'), fault);
  throw new Error(missingFile(fault));
}
