import { Command } from 'commander';
import { addClientOptions, clientAccessOf, type ClientFlags } from './client-options.js';
import { wholeNumber } from './flag-values.js';
import { writeLine } from './output.js';
import { connectionHelp, connectionStringOption, findService } from './service-connection.js';

const minutesOfAYear = 525_600;

interface TokenFlags extends ClientFlags {
  readonly minutes: number;
  readonly connectionString?: string;
}

/** `token`: what a client needs to connect, for trying things out without a backend. */
export function tokenCommand(): Command {
  const command = new Command('token').description(
    'Print what a Socket.IO client needs to connect: endpoint, path and token, as JSON.',
  );
  return addClientOptions(command, 'the namespace of those rooms')
    .option(
      '--minutes <number>',
      'minutes until the token expires, up to a year',
      wholeNumber(1, minutesOfAYear, ' of minutes'),
      60,
    )
    .addOption(connectionStringOption())
    .addHelpText('after', helpText)
    .action((flags: TokenFlags) => {
      const { connectionString } = findService(flags.connectionString);
      writeLine(JSON.stringify(clientAccessOf(flags, connectionString, flags.minutes * 60), undefined, 2));
    });
}

const helpText = `${connectionHelp}

Examples:
  npx socketio-serverless token --hub chat --user ana
  npx socketio-serverless token --hub chat --room lobby
  npx socketio-serverless token --hub chat --minutes 1 | jq -r .token`;
