// Runs an example of `examples/`: the emulator, its programs beside it, and a line with the page to open. Ctrl+C ends all.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommandLine, usage } from './examples/command-line.mjs';
import { ExampleError } from './examples/example-error.mjs';
import { freePort } from './examples/free-port.mjs';
import { listExamples, readVariant } from './examples/manifests.mjs';
import { Programs } from './examples/programs.mjs';
import { waitForPage } from './examples/wait-for-page.mjs';

const commandLine = path.join(fileURLToPath(new URL('..', import.meta.url)), 'dist/cli/main.js');

try {
  const wanted = readCommandLine(process.argv.slice(2));
  if (wanted.name === undefined) console.log(usage(listExamples()));
  else await run(readVariant(wanted.name, wanted.variant), wanted);
} catch (error) {
  if (!(error instanceof ExampleError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

async function run(example, { port, emulatorPort }) {
  const { folder, title, page, prepare, emulator, settings, variables, programs } = example;
  if (prepare !== undefined) runToEnd(prepare, folder);
  const appPort = port === 0 ? await freePort() : port;
  const temporary = await mkdtemp(path.join(tmpdir(), 'socketio-serverless-example-'));
  const values = { '{port}': String(appPort), '{emulatorPort}': String(emulatorPort), '{temporary}': temporary };
  const fill = (text) => text.replaceAll(/\{\w+\}/g, (name) => values[name] ?? name);
  const started = new Programs(folder);
  const waiting = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void started.end());
  try {
    const environment = { ...process.env, PORT: String(appPort) };
    if (emulator !== undefined) {
      const flags = ['--port', String(emulatorPort), ...emulator.map(fill)];
      if (settings !== undefined) {
        const file = path.join(temporary, 'settings.json');
        await writeFile(file, fill(JSON.stringify(settings)));
        flags.push('--config', file);
      }
      Object.assign(environment, await startEmulator(started, flags));
    }
    for (const [name, value] of Object.entries(variables)) environment[name] = fill(value);
    for (const [name, command] of Object.entries(programs)) {
      const words = command.flatMap((word) => (word === 'socketio-serverless' ? ['node', commandLine] : fill(word)));
      started.start(name, words, environment);
    }
    const url = `http://localhost:${appPort}${page}`;
    await Promise.race([waitForPage(url, waiting.signal), started.ended]);
    if (!started.isEnding) console.log(`\n${title}: open ${url}\nStop it with Ctrl+C.\n`);
    await started.ended;
  } finally {
    waiting.abort();
    await started.end();
    await rm(temporary, { recursive: true });
  }
}

/** Runs what comes before the start, such as a compiler. */
function runToEnd([program, ...parameters], folder) {
  const { status, error } = spawnSync(program, parameters, { cwd: folder, stdio: 'inherit' });
  if (status === 0) return;
  const reason = error?.message ?? `exit code ${status}`;
  throw new ExampleError(`"${[program, ...parameters].join(' ')}" failed: ${reason}.`);
}

/** Starts the emulator, and returns the variables that tell the programs where it is. */
async function startEmulator(started, flags) {
  const emulator = started.start('emulator', ['node', commandLine, 'start', '--json', ...flags], process.env);
  const line = await emulator.firstLine();
  // It was ended before it was ready.
  if (line === undefined) return {};
  const { endpoint, plainEndpoint = endpoint, connectionString, pid, developmentIssuer } = JSON.parse(line);
  return {
    WebPubSubForSocketIOConnectionString: connectionString,
    EMULATOR_PID: String(pid),
    ...(developmentIssuer !== undefined && {
      WEB_PUBSUB_ENDPOINT: endpoint,
      CLIENT_ENDPOINT: plainEndpoint,
      SERVICE_IDENTITY_ID: developmentIssuer.serviceId,
      ...developmentIssuer.environment,
    }),
  };
}
