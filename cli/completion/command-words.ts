import { quoteForShell } from '../quote-for-shell.js';
import type { CompletedCommand } from './completed-command.js';

/** The name of the shell function that completes a program. */
export function functionName(program: string): string {
  return `_${program.replaceAll(/\W/g, '_')}`;
}

/**
 * The branches of a `case "$command $word"` of bash and zsh: where the word is a command of the command so far, the two
 * together are the command.
 */
export function commandBranches(commands: readonly CompletedCommand[]): string {
  return commands
    .filter(({ path }) => path !== '')
    .map(({ path }) => `      ${quoteForShell(pathAsTyped(path))}) command=${quoteForShell(path)} ;;`)
    .join('\n');
}

/** `init target` as it is, and ` init`, since no command is there before it. */
function pathAsTyped(path: string): string {
  return path.includes(' ') ? path : ` ${path}`;
}
