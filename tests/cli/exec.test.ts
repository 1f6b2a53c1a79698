import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { program, runCommand, RunningCommand, startCommand } from './run-command.js';

const node = process.execPath;

/** A program that asks the emulator of its environment whether it is ready, and says what it found. */
const asksForHealth = `
  const { WebPubSubConnectionString: text, WPS_ENDPOINT: endpoint } = process.env;
  fetch(endpoint + '/api/health').then(({ status }) => console.log(status, text.includes('Endpoint=' + endpoint + ';')));`;

test('gives the command a running emulator in its environment', async () => {
  const outcome = await runCommand(['exec', '--', node, '-e', asksForHealth]);
  expect(outcome).toEqual({ exitCode: 0, stdout: '200 true\n', stderr: '' });
});

test('sets every variable in which applications look for the service', async () => {
  const code = 'console.log(JSON.stringify(process.env))';
  const { stdout } = await runCommand(['exec', '--', node, '-e', code]);
  const environment = JSON.parse(stdout) as Record<string, string>;
  const { WPS_ENDPOINT: endpoint = '' } = environment;
  expect(endpoint).toMatch(/^http:\/\/localhost:\d+$/);
  expect(environment['WEBPUBSUB_ENDPOINT']).toBe(endpoint);
  const connectionStrings = [
    environment['WebPubSubForSocketIOConnectionString'],
    environment['WebPubSubConnectionString'],
    environment['WPS_CONNECTION_STRING'],
    environment['WEBPUBSUB_CONNECTION_STRING'],
  ];
  expect(new Set(connectionStrings).size).toBe(1);
  expect(connectionStrings[0]).toMatch(`Endpoint=${endpoint};AccessKey=`);
});

test('the emulator has the settings of the flags, the environment and their defaults', async () => {
  const code = 'console.log(process.env.WebPubSubConnectionString, process.env.AZURE_CLIENT_ID.length)';
  const { stdout } = await runCommand(['exec', '--development-issuer', '--', node, '-e', code], {
    environment: { SOCKETIO_SERVERLESS_ACCESS_KEY: 'a-key-of-mine' },
  });
  expect(stdout).toMatch(/AccessKey=a-key-of-mine;Version=1.0; 36\n$/);
});

test("hands over the command's flags, output, input and exit code", async () => {
  const code = 'process.stdin.pipe(process.stdout); console.error(process.argv.at(-1)); process.exitCode = 42;';
  const outcome = await runCommand(['exec', '--', node, '-e', code, '--', '--port'], { input: 'typed\n' });
  expect(outcome).toEqual({ exitCode: 42, stdout: 'typed\n', stderr: '--port\n' });
});

test('the two dashes may be left out', async () => {
  const { exitCode, stdout } = await runCommand(['exec', '--log-level', 'error', node, '--version']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `${process.version}\n` });
});

test('ends with 128 and the signal that ended the command', async () => {
  const { exitCode } = await runCommand(['exec', '--', node, '-e', "process.kill(process.pid, 'SIGKILL')"]);
  expect(exitCode).toBe(137);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'passes %s on, and waits for what the command does',
  async (name) => {
    const code = `process.on('${name}', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready');`;
    const running = startCommand(['exec', '--', node, '-e', code]);
    await running.output(/ready/);
    running.signal(name);
    expect((await running.ended).exitCode).toBe(7);
  },
);

test('Ctrl+C on a terminal reaches the command once', async (context) => {
  if (spawnSync('script', ['--version']).status !== 0) context.skip('util-linux (script) is not installed');
  const code = `
    let count = 0;
    process.on('SIGINT', () => console.log('interrupted ' + ++count));
    process.on('SIGTERM', () => process.exit(count));
    setInterval(() => {}, 1000);
    console.log('parent ' + process.ppid);`;
  // By the shell's exec, since a shell that stays there gets the SIGINT too, and some then end with 130.
  const words = ['exec', node, program, 'exec', '--', node, '-e', JSON.stringify(code).replaceAll('\\n', ' ')];
  const running = new RunningCommand(['script', '--quiet', '--return', '--command', words.join(' '), '/dev/null'], {});
  const [, parent] = await running.output(/parent (\d+)/);
  running.write('\u0003');
  await running.output(/interrupted 1/);
  // A SIGINT that was passed on would be there before this one.
  process.kill(Number(parent), 'SIGTERM');
  expect((await running.ended).exitCode).toBe(1);
});

test('the emulator is gone when the command is', async () => {
  const { stdout } = await runCommand(['exec', '--', node, '-p', 'process.env.WPS_ENDPOINT']);
  await expect(fetch(stdout.trim())).rejects.toThrow('fetch failed');
});

test.each([
  [[], 3, 'There is no command to run. Give one after two dashes: npx socketio-serverless exec -- npm test\n'],
  [
    ['--', 'no-such-command'],
    127,
    'Cannot run "no-such-command": there is no such command. Check its name and the PATH. What only a shell knows needs one: exec -- sh -c "…"\n',
  ],
  [
    ['npm test'],
    127,
    'Cannot run "npm test": there is no such command. It is one word with spaces. Give each word by itself: exec -- npm test\n',
  ],
  [
    ['--', './package.json'],
    126,
    'Cannot run "./package.json": it is not an executable file. Start it by its program: exec -- node ./package.json\n',
  ],
  [
    ['--config', 'no-such-file.yaml', '--', 'true'],
    3,
    "Cannot read the settings file no-such-file.yaml: ENOENT: no such file or directory, open 'no-such-file.yaml'. Check the path.\n",
  ],
])('%j ends with %i and one message', async (words, exitCode, stderr) => {
  expect(await runCommand(['exec', ...words])).toEqual({ exitCode, stdout: '', stderr });
});

test('does not run the command where the emulator cannot listen', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  const outcome = await runCommand(['exec', '--port', String(port), '--', node, '-p', '"it ran"']);
  expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
  expect(outcome.stderr).toBe(
    `Cannot listen on 127.0.0.1:${port}: the port is in use. Choose another with --port, or --port 0 for a free one.\n`,
  );
});
