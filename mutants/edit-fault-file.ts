import type { Target } from './retarget-fault.js';

/**
 * Rewrites where some faults of a YAML file look, by their place in the list. Every other line stays as it is, so that
 * comments and the folding of strings survive.
 */
export function editFaultFile(yaml: string, targets: ReadonlyMap<number, Target>): string {
  let index = -1;
  return yaml
    .split('\n')
    .flatMap((line) => {
      // Only a fault's own keys are indented by two: the lines of a block stand deeper.
      if (line.startsWith('- ')) index++;
      const target = targets.get(index);
      if (target === undefined) return [line];
      if (line.startsWith('  in:')) return [];
      if (!line.startsWith('  file:')) return [line];
      return [`  file: ${target.file}`, ...(target.in === undefined ? [] : [`  in: ${scalar(target.in)}`])];
    })
    .join('\n');
}

/** A name as YAML: quoted where it is more than identifiers and dots. */
function scalar(name: string): string {
  return /^[\w$][\w$.#-]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}
