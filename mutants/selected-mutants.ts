import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../specs/package-file.js';
import type { Fault } from './fault.js';

/** A mutant of a run: the name of its project and bundle, and the fault in it. */
export type SelectedMutant = readonly [name: string, fault: Pick<Fault, 'breaks' | 'fault' | 'file'>];

/** Inside the package, so that the bundles find the package's own files. */
const folder = packageFile('.cache/mutants');

const selectionFile = path.join(folder, 'selection.json');

/** Where a mutant's bundle lies. */
export function mutantFile(name: string): string {
  return path.join(folder, `${name}.mjs`);
}

/** Hands the mutants of a run to Playwright and its workers, and removes those of earlier runs. */
export function writeSelection(mutants: readonly SelectedMutant[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    selectionFile,
    JSON.stringify(mutants.map(([name, { breaks, fault, file }]) => [name, { breaks, fault, file }])),
  );
}

/** The mutants that the runner handed over. Each worker reads them, and needs no source file's syntax for it. */
export function readSelection(): readonly SelectedMutant[] {
  return JSON.parse(readFileSync(selectionFile, 'utf8')) as SelectedMutant[];
}
