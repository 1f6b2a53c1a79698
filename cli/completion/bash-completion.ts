import { quoteForShell } from '../quote-for-shell.js';
import { commandBranches, functionName } from './command-words.js';
import type { CompletedCommand, ValueKind } from './completed-command.js';

/**
 * A script for bash 3.2 and later. Where it finds nothing, bash completes files. No word that is typed is evaluated.
 *
 * @param name the program's name.
 */
export function bashCompletion(name: string, commands: readonly CompletedCommand[]): string {
  const values = commands.flatMap(({ path, options }) =>
    options.flatMap((option) => valueCase(`${path} ${option.name}`, option.value)),
  );
  return `# bash completion for ${name}
${functionName(name)}() {
  local IFS=$' \\t\\n' command='' word i
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    # What follows is the command of exec, or no option.
    if [ "$word" = -- ]; then return; fi
    case "$command $word" in
${commandBranches(commands)}
    esac
  done
  # The shell splits --flag=value in three.
  if [ "$current" = '=' ]; then current=''; fi
  if [ "$previous" = '=' ]; then previous=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  case "$command $previous" in
${values.join('\n')}
  esac
  case "$command" in
${commands.map(commandCase).join('\n')}
  esac
}
complete -o default -F ${functionName(name)} ${name}
`;
}

function valueCase(pattern: string, value: ValueKind): string[] {
  switch (value.kind) {
    case 'none':
      return [];
    case 'choices':
      return [
        `    ${quoteForShell(pattern)}) COMPREPLY=($(compgen -W ${quoteForShell(value.values.join(' '))} -- "$current")); return ;;`,
      ];
    default:
      return [`    ${quoteForShell(pattern)}) return ;;`];
  }
}

function commandCase({ path, subcommands, options, argument }: CompletedCommand): string {
  const others = [...subcommands.map(({ name }) => name), ...(argument.kind === 'choices' ? argument.values : [])];
  const words = [...others, ...options.map((option) => option.name)].join(' ');
  // Without a word that begins so, bash completes files. Where there are none to complete, options are shown at once.
  const offered = others.length === 0 && argument.kind !== 'none' ? '-*' : '*';
  return `    ${quoteForShell(path)}) case "$current" in ${offered}) COMPREPLY=($(compgen -W ${quoteForShell(words)} -- "$current")) ;; esac ;;`;
}
