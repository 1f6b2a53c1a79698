import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { load } from 'js-yaml';
import { packageFile } from '../specs/package-file.js';
import { type Fault, plainHandlerFolder } from './fault.js';

/** What is broken: the service, and the event handler by hand. */
export const faultyFolders = ['emulator', 'protocol', plainHandlerFolder] as const;

const faultSchema = z.strictObject({
  breaks: z.string().min(1),
  fault: z.string().min(1),
  file: z.string().refine((file) => faultyFolders.some((folder) => file.startsWith(`${folder}/`)), {
    error: `expected a file of ${faultyFolders.join(', ')}`,
  }),
  in: z.string().min(1).optional(),
  find: z.string().min(1),
  replace: z.string(),
});

const folder = packageFile('mutants/faults');

/** The files of `mutants/faults/`, one for each area of the registry. */
export function faultFiles(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => path.join(folder, file));
}

/**
 * Every fault of `mutants/faults/`.
 *
 * @throws Error naming the file where one is malformed.
 */
export function loadFaults(): Fault[] {
  return faultFiles().flatMap((file) => parseFaults(path.basename(file), readFileSync(file, 'utf8')));
}

/** @throws Error naming the file where it is malformed. */
export function parseFaults(fileName: string, yaml: string): Fault[] {
  const result = z.array(faultSchema).safeParse(load(yaml));
  if (result.success) return result.data;
  throw new Error(`mutants/faults/${fileName} is malformed: ${z.prettifyError(result.error)}`);
}

/** The name of a fault's project and bundle: its requirement, numbered where several faults break the same one. */
export function nameFaults(faults: readonly Fault[]): Map<string, Fault> {
  const named = new Map<string, Fault>();
  for (const fault of faults) {
    let name = fault.breaks;
    for (let number = 2; named.has(name); number++) name = `${fault.breaks}.${number}`;
    named.set(name, fault);
  }
  return named;
}
