import { readFile } from 'node:fs/promises';

/** Linux counts in ticks of a hundredth of a second. */
const tickMs = 10;

/** The CPU time that a process has used; NaN where this system does not say it in a file. */
export async function cpuMilliseconds(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The program's name, in parentheses, may hold anything. User and system time are the 12th and 13th value after it.
  const values = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(values[11]) + Number(values[12])) * tickMs;
}
