import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { numbersInRanges } from './number-ranges.js';

/** Which core a process of a measurement runs on, so that servers never compete with what loads them. */
export type Side = 'server' | 'load';

/**
 * The cores of servers and load. The first process of a measurement chooses them: those that it starts are pinned themselves,
 * see one core only, and are told in this variable. It is empty where nothing can be pinned.
 */
const variable = 'BENCH_CORES';

const chosen = (process.env[variable] ??= chooseCores().join(','));
const [serverCore, loadCore] = chosen.split(',').filter((core) => core !== '');

/** How the processes of a measurement share the machine, for the report. */
export const pinningNote =
  serverCore !== undefined && loadCore !== undefined
    ? `server on core ${serverCore}, load and event handler on core ${loadCore} (taskset)`
    : 'not pinned: this machine has no taskset, or a single core';

/** Moves this process to the core of a side, where the machine can do that. */
export function pinThisProcess(side: Side): void {
  const core = coreOf(side);
  if (core !== undefined) spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', core, String(process.pid)]);
}

/** The command that runs a program on the core of its side, where the machine can do that. */
export function pinned(side: Side, command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  const [program, ...parameters] = pinningPrefix(side);
  return program === undefined ? command : [program, ...parameters, ...command];
}

/** What stands before a command for it to run on the core of a side; nothing where the machine cannot do that. */
export function pinningPrefix(side: Side): readonly string[] {
  const core = coreOf(side);
  return core === undefined ? [] : ['taskset', '--cpu-list', core];
}

/** @throws Error where a process is not on the core of its side, so that nothing is measured that is not what it says. */
export function checkPinning(side: Side, pid: number): void {
  const core = coreOf(side);
  if (core === undefined) return;
  const cores = allowedCores(pid).join(', ');
  if (cores !== core)
    throw new Error(`Process ${pid} may run on the cores ${cores}; expected ${core} for the ${side}.`);
}

function coreOf(side: Side): string | undefined {
  return side === 'server' ? serverCore : loadCore;
}

function chooseCores(): number[] {
  if (spawnSync('taskset', ['--version']).status !== 0) return [];
  const cores = allowedCores('self');
  return cores.length < 2 ? [] : cores.slice(0, 2);
}

/** Where a process may run. */
function allowedCores(pid: number | 'self'): number[] {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return numbersInRanges(/^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '');
}
