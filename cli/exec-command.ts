import { Command } from 'commander';
import { listen } from './listen.js';
import { writeErrorLine } from './output.js';
import { runChild } from './run-child.js';
import { serviceVariables } from './service-variables.js';
import { addStartOptions, settingsFromOptions, type StartOptions } from './start-options.js';

/** `exec`: runs a command with an emulator that lives as long as it does. */
export function execCommand(): Command {
  const command = new Command('exec')
    .description('Run a command while an emulator runs, and end with its exit code.')
    .usage('[options] -- <command...>')
    .argument('[command...]', 'the command, and its arguments')
    .passThroughOptions();
  return addStartOptions(command, { port: ' (a free one)', logLevel: 'warn' })
    .addHelpText('after', helpText)
    .action(async (words: readonly string[], flags: StartOptions) => {
      process.exitCode = await exec(words, flags);
    });
}

async function exec(words: readonly string[], flags: StartOptions): Promise<number> {
  if ((words[0] ?? '').trim() === '') {
    throw new Error('There is no command to run. Give one after two dashes: npx socketio-serverless exec -- npm test');
  }
  await using emulator = await listen(settingsFromOptions(flags, { port: 0 }));
  const { connectionString, endpoint, developmentIssuer } = emulator;
  const outcome = await runChild(words, {
    ...process.env,
    ...serviceVariables(connectionString, endpoint),
    ...developmentIssuer?.environment,
  });
  if (typeof outcome === 'number') return outcome;
  writeErrorLine(outcome.problem);
  return outcome.exitCode;
}

const helpText = `
The command finds the emulator in its environment:
  WebPubSubForSocketIOConnectionString, WebPubSubConnectionString,
  WPS_CONNECTION_STRING, WEBPUBSUB_CONNECTION_STRING   the connection string
  WPS_ENDPOINT, WEBPUBSUB_ENDPOINT                     http://localhost:{port}
With --development-issuer it gets the AZURE_… variables of DefaultAzureCredential, too.

Standard output is the command's alone; the emulator's log goes to standard error. Settings come from the file, the
environment and the flags, as those of start.

Examples:
  npx socketio-serverless exec -- npm test
  npx socketio-serverless exec --config emulator.yaml -- npx playwright test
  npx socketio-serverless exec --port 8080 --event-handler chat=http://localhost:3000/events -- npm run dev
  npx socketio-serverless exec -- sh -c 'node seed.js && npm test'

Exit codes: the command's own; 128 + n where signal n ended it (143: SIGTERM); 127 there is no such command;
126 it cannot be run; 3 the emulator did not start, or a flag is wrong. SIGINT, SIGTERM, SIGHUP and SIGQUIT are passed on.`;
