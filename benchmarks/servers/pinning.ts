import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Which core a process of a measurement runs on, so that servers never compete with what loads them. */
export type Side = 'server' | 'load';

const pins = availableParallelism() >= 2 && spawnSync('taskset', ['--version']).status === 0;

/** How the processes of a measurement share the machine, for the report. */
export const pinningNote = pins
  ? 'server on core 0, load and event handler on core 1 (taskset)'
  : 'not pinned: this machine has no taskset, or a single core';

/** Moves this process to the core of a side, where the machine can do that. */
export function pinThisProcess(side: Side): void {
  if (pins) spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', coreOf(side), String(process.pid)]);
}

/** The command that runs a program on the core of its side, where the machine can do that. */
export function pinned(side: Side, command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return pins ? ['taskset', '--cpu-list', coreOf(side), ...command] : command;
}

function coreOf(side: Side): string {
  return side === 'server' ? '0' : '1';
}
