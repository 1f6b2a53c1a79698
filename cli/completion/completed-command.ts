import type { Argument, Command, Option } from 'commander';

/** What a shell completes a value with. */
export type ValueKind = { readonly kind: 'none' | 'text' | 'file' } | Choices;

interface Choices {
  readonly kind: 'choices';
  readonly values: readonly string[];
}

export interface CompletedOption {
  /** With its dashes. */
  readonly name: string;
  readonly description: string;
  readonly value: ValueKind;
}

/** A command as shells complete it. */
export interface CompletedCommand {
  /** Empty for the program itself, `init target` for a command of a command. */
  readonly path: string;
  readonly subcommands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly CompletedOption[];
  /** What stands where no option does. */
  readonly argument: ValueKind;
}

/** A program and all its commands, the program first. */
export function completedCommands(program: Command): CompletedCommand[] {
  return commandsFrom(program, '');
}

function commandsFrom(command: Command, path: string): CompletedCommand[] {
  const help = command.createHelp();
  const subcommands = help
    .visibleCommands(command)
    .map((sub) => ({ name: sub.name(), description: sub.description() }));
  const options = help.visibleOptions(command).map(completedOption);
  const [argument] = command.registeredArguments;
  return [
    { path, subcommands, options, argument: argument === undefined ? { kind: 'none' } : argumentKind(argument) },
    ...command.commands.flatMap((sub) => commandsFrom(sub, `${path} ${sub.name()}`.trimStart())),
  ];
}

function completedOption(option: Option): CompletedOption {
  return { name: option.long ?? option.flags, description: option.description, value: optionKind(option) };
}

function optionKind({ flags, required, optional, argChoices }: Option): ValueKind {
  if (argChoices !== undefined) return { kind: 'choices', values: argChoices };
  if (namesFile(flags)) return { kind: 'file' };
  return { kind: required || optional ? 'text' : 'none' };
}

function argumentKind(argument: Argument): ValueKind {
  const { argChoices } = argument;
  if (argChoices !== undefined) return { kind: 'choices', values: argChoices };
  return { kind: namesFile(`<${argument.name()}>`) ? 'file' : 'text' };
}

/** Whether a value is called a file or a folder, as in `--config <file>`. */
function namesFile(flags: string): boolean {
  return /[<[](file|folder|handler|command)[.\]>]/.test(flags);
}
