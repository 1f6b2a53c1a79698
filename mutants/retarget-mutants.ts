import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../specs/package-file.js';
import { editFaultFile } from './edit-fault-file.js';
import { faultFiles, faultyFolders, parseFaults } from './load-faults.js';
import { type AnchoredSource, anchorSource } from './locate-fault.js';
import { retargetFault, type Target } from './retarget-fault.js';

/** The sources that a fault may be in. */
function readSources(): AnchoredSource[] {
  return faultyFolders.flatMap((folder) =>
    readdirSync(packageFile(folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mjs)$/.test(file) && !file.endsWith('.test.ts'))
      .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
      .sort()
      .map((file) => anchorSource(file, readFileSync(packageFile(file), 'utf8'))),
  );
}

/** `npm run mutants:retarget`: lets the faults follow moved and renamed code, and says which ones cannot. */
function retargetMutants(): number {
  const sources = readSources();
  const lost: string[] = [];
  let count = 0;
  let moved = 0;
  for (const file of faultFiles()) {
    const yaml = readFileSync(file, 'utf8');
    const targets = new Map<number, Target>();
    for (const [index, fault] of parseFaults(path.basename(file), yaml).entries()) {
      const result = retargetFault(sources, fault);
      if (result.outcome === 'moved') targets.set(index, result.to);
      if (result.outcome === 'lost') lost.push(`${path.basename(file)}: ${result.reason}`);
      count++;
    }
    if (targets.size > 0) writeFileSync(file, editFaultFile(yaml, targets));
    moved += targets.size;
  }
  for (const line of lost) process.stdout.write(`${line}\n\n`);
  if (moved > 0)
    process.stdout.write(`${moved} faults follow moved code; review them with "git diff mutants/faults".\n`);
  process.stdout.write(
    lost.length === 0 ? `All ${count} faults match.\n` : `${lost.length} of ${count} faults no longer match.\n`,
  );
  return lost.length === 0 ? 0 : 1;
}

try {
  process.exitCode = retargetMutants();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
