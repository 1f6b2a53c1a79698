import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { program, runCommand, RunningCommand } from './run-command.js';

const name = 'socketio-serverless';
const scripts = new Map<string, string>();

beforeAll(() => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { stdout } = spawnSync(process.execPath, [program, 'completion', shell], { encoding: 'utf8' });
    scripts.set(shell, stdout);
  }
});

function scriptOf(shell: string): string {
  return scripts.get(shell) ?? '';
}

function skipWithout(shell: string, context: TestContext): void {
  if (spawnSync(shell, ['--version']).error !== undefined) context.skip(`${shell} is not installed`);
}

/** What is offered for the last word of a line. */
const offers: readonly (readonly [line: string, some: readonly string[], never: readonly string[]])[] = [
  ['', ['start', 'exec', 'send', 'completion', '--help'], ['target']],
  ['st', ['start'], ['exec']],
  ['start --', ['--config', '--port', '--event-handler', '--help'], ['--hub']],
  ['start --port 0 --log', ['--log-level', '--log-format'], ['--port']],
  ['connect --transport ', ['polling', 'websocket'], ['--hub']],
  ['connect --hub start --tr', ['--transport'], ['--tls']],
  ['init ', ['target', 'handler'], ['start']],
  ['init handler --na', ['--name', '--namespace'], ['--config']],
  ['completion ', ['bash', 'zsh', 'fish'], []],
];

describe('bash', () => {
  function complete(line: string): string[] {
    const words = [name, ...line.split(' ')];
    const code = `${scriptOf('bash')}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _socketio_serverless; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '--noprofile', '-c', code, 'bash', ...words], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout.split('\n').filter((word) => word !== '');
  }

  test.each(offers)('completes %j', (line, some, never) => {
    const offered = complete(line);
    expect(offered).toEqual(expect.arrayContaining([...some]));
    for (const word of never) expect(offered).not.toContain(word);
  });

  test.each(['start --config ', 'exec -- n', 'start --port '])('leaves %j to bash, which completes files', (line) => {
    expect(complete(line)).toEqual([]);
  });

  test('completes the value behind an equals sign', () => {
    expect(complete('connect --transport = web')).toEqual(['websocket']);
    expect(complete('connect --transport =')).toEqual(['polling', 'websocket']);
  });

  test('completes what is typed on a terminal, files too, and evaluates none of it', async (context) => {
    skipWithout('script', context);
    const shell = new RunningCommand(['script', '--quiet', '--command', 'bash --norc --noprofile -i', '/dev/null'], {
      environment: { PS1: '$ ', TERM: 'dumb', INPUTRC: '/dev/null' },
    });
    shell.write(`bind 'set enable-bracketed-paste off'; source <(${process.execPath} ${program} completion bash)\n`);
    shell.write(`${name}() { printf '<%s>' "$@"; echo; }\n`);
    shell.write(`${name} sta\t--conf\tpackage-l\t \n`);
    await shell.output(/<start><--config><package-lock\.json>/);
    shell.write(`${name} $(echo eval"uated" >&2) --\t\u0015echo end-of-"test"\n`);
    await shell.output(/end-of-test/);
    shell.write('exit\n');
    const { stdout } = await shell.ended;
    expect(stdout).not.toContain('evaluated');
  });
});

describe('zsh', () => {
  test('reads the script without an error', (context) => {
    skipWithout('zsh', context);
    const code = `autoload -U compinit; compinit -D; ${scriptOf('zsh')}; whence -w _socketio_serverless`;
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', code], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '_socketio_serverless: function\n', stderr: '' });
  });

  test.for([
    ['conn\t --transport web\t', '<connect><--transport><websocket>'],
    ['init hand\t--na\te', '<init><handler><--name'],
    ['start --config package-l\t', '<start><--config><package-lock.json>'],
  ])('completes %j on a terminal', async ([typed = '', expected = ''], context) => {
    skipWithout('zsh', context);
    skipWithout('script', context);
    const shell = new RunningCommand(['script', '--quiet', '--command', 'zsh -f -i', '/dev/null'], {
      environment: { PS1: '$ ', TERM: 'dumb' },
    });
    shell.write(`autoload -U compinit; compinit -D; source <(${process.execPath} ${program} completion zsh)\n`);
    shell.write(`${name}() { printf '<%s>' "$@"; echo; }; echo rea"dy"\n`);
    await shell.output(/ready/);
    shell.write(`${name} ${typed}\n`);
    await shell.output(new RegExp(expected));
  });
});

describe('fish', () => {
  test.for(offers)('completes %j', ([line, some, never], context) => {
    skipWithout('fish', context);
    const code = `${scriptOf('fish')}\ncomplete --do-complete "$argv[1]"`;
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', code, `${name} ${line}`], { encoding: 'utf8' });
    const offered = stdout.split('\n').map((entry) => entry.split('\t')[0]);
    // Fish offers flags only behind a dash.
    const expected = some.filter((word) => !word.startsWith('--') || line.endsWith('--') || line.includes('--'));
    expect(stderr).toBe('');
    expect(offered).toEqual(expect.arrayContaining([...expected]));
    for (const word of never) expect(offered).not.toContain(word);
  });
});

test.each([
  [[], /^error: missing required argument 'shell'\n/],
  [['tcsh'], /'tcsh' is invalid for argument 'shell'\. Allowed choices are bash, zsh, fish\./],
])('%j ends with 3 and one message', async (words, message) => {
  const outcome = await runCommand(['completion', ...words]);
  expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
  expect(outcome.stderr).toMatch(message);
});
