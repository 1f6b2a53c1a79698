import { readFileSync } from 'node:fs';
import { outputOf } from './quotes.js';

const shellBlock = /```sh\n([^]*?)```/g;
const npmCommands = ['ci', 'test', 'start', 'install'];

/** The commands of a page's shell blocks, one for each line. */
export function shellCommands(page: string): string[] {
  return [...page.matchAll(shellBlock)].flatMap(([, block = '']) =>
    block
      .replaceAll('\\\n', ' ')
      .split('\n')
      .map((line) => line.replace(/\s#.*$/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
}

/** Why a command cannot work as it is written, or undefined where nothing speaks against it. */
export function commandProblem(line: string): string | undefined {
  const [program, first = '', ...others] = line.replace(/^(?:\w+=\S+ +)+/, '').split(/\s+/);
  if (program === 'npm') return npmProblem(first, others);
  if (program === 'npx' && first === 'socketio-serverless') return flagProblem(others);
  return undefined;
}

function npmProblem(command: string, parameters: readonly string[]): string | undefined {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const [script = ''] = command === 'run' ? parameters : [command];
  if (command === 'run' && scripts[script] === undefined) return `package.json has no script "${script}"`;
  if (command !== 'run' && !npmCommands.includes(command)) return `"npm ${command}" is not expected`;
  return ['test', 'start'].includes(script)
    ? flagProblem([script, ...parameters.filter((part) => part !== '--')])
    : undefined;
}

function flagProblem(parameters: readonly string[]): string | undefined {
  const firstFlag = parameters.findIndex((part) => part.startsWith('--'));
  const subcommands = parameters.slice(0, firstFlag === -1 ? 0 : firstFlag);
  if (subcommands.length === 0) return undefined;
  const help = outputOf([...subcommands, '--help']);
  const unknown = parameters
    .filter((part) => part.startsWith('--'))
    .map((part) => part.split('=')[0] ?? '')
    .find((flag) => !help.includes(`${flag} `) && !help.includes(`${flag}\n`));
  return unknown === undefined ? undefined : `"${subcommands.join(' ')} --help" does not know ${unknown}`;
}
