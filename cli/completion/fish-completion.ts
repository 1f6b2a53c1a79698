import type { CompletedCommand, CompletedOption } from './completed-command.js';

/** A script for fish. */
export function fishCompletion(name: string, commands: readonly CompletedCommand[]): string {
  return [
    `# fish completion for ${name}`,
    `complete -c ${name} -n __fish_use_subcommand -f`,
    ...commands.flatMap((command) => commandLines(name, command)),
    '',
  ].join('\n');
}

function commandLines(name: string, { path, subcommands, options, argument }: CompletedCommand): string[] {
  const condition = conditionOf(
    path,
    subcommands.map((sub) => sub.name),
  );
  const line = (rest: string): string => `complete -c ${name} -n ${quote(condition)} ${rest}`;
  return [
    ...subcommands.map((sub) => line(`-f -a ${sub.name} -d ${quote(sub.description)}`)),
    ...(argument.kind === 'choices' ? [line(`-f -a ${quote(argument.values.join(' '))}`)] : []),
    ...(argument.kind === 'none' || argument.kind === 'text' ? [line('-f')] : []),
    ...options.map((option) => line(optionFlags(option))),
  ];
}

/** When the words of a command, and no command of its own, are there. */
function conditionOf(path: string, subcommands: readonly string[]): string {
  if (path === '') return '__fish_use_subcommand';
  const seen = path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
  const unseen = subcommands.length === 0 ? [] : [`not __fish_seen_subcommand_from ${subcommands.join(' ')}`];
  return [...seen, ...unseen].join('; and ');
}

function optionFlags({ name, description, value }: CompletedOption): string {
  const flags = `-l ${name.replace(/^--/, '')} -d ${quote(description)}`;
  switch (value.kind) {
    case 'none':
      return flags;
    case 'choices':
      return `${flags} -x -a ${quote(value.values.join(' '))}`;
    case 'file':
      return `${flags} -r -F`;
    case 'text':
      return `${flags} -x`;
  }
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
