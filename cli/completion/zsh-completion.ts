import { quoteForShell } from '../quote-for-shell.js';
import { commandBranches, functionName } from './command-words.js';
import type { CompletedCommand, ValueKind } from './completed-command.js';

/** A script for zsh, to be read after compinit. */
export function zshCompletion(name: string, commands: readonly CompletedCommand[]): string {
  const values = commands.flatMap(({ path, options }) =>
    options.flatMap((option) => valueCase(`${path} ${option.name}`, option.value)),
  );
  return `#compdef ${name}
${functionName(name)}() {
  local command='' word
  local -a candidates
  for word in "\${(@)words[2,CURRENT-1]}"; do
    # What follows is the command of exec, or no option.
    if [[ $word == -- ]]; then _default; return; fi
    case "$command $word" in
${commandBranches(commands)}
    esac
  done
  case "$command \${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  case "$command" in
${commands.map(commandCase).join('\n')}
  esac
}
compdef ${functionName(name)} ${name}
`;
}

function valueCase(pattern: string, value: ValueKind): string[] {
  switch (value.kind) {
    case 'none':
      return [];
    case 'choices':
      return [`    ${quoteForShell(pattern)}) compadd -- ${value.values.map(quoteForShell).join(' ')}; return ;;`];
    case 'file':
      return [`    ${quoteForShell(pattern)}) _files; return ;;`];
    case 'text':
      return [`    ${quoteForShell(pattern)}) return ;;`];
  }
}

function commandCase({ path, subcommands, options, argument }: CompletedCommand): string {
  const described = [
    ...subcommands.map((sub) => [sub.name, sub.description] as const),
    ...(argument.kind === 'choices' ? argument.values.map((value) => [value, ''] as const) : []),
    ...options.map((option) => [option.name, option.description] as const),
  ].map(([word, description]) => quoteForShell(`${word.replaceAll(':', '\\:')}:${description}`));
  const files = argument.kind === 'file' ? '; _files' : '';
  return `    ${quoteForShell(path)}) candidates=(${described.join(' ')}); _describe words candidates${files} ;;`;
}
