import { Command, InvalidArgumentError } from 'commander';
import { clientAccess } from '../client/index.js';
import { hubNameRule, isHubName } from '../protocol/index.js';
import { defaultConnectionString } from './default-connection-string.js';
import { nonEmpty, wholeNumber } from './flag-values.js';
import { writeLine } from './output.js';

const minutesOfAYear = 525_600;

interface TokenFlags {
  readonly hub: string;
  readonly user?: string;
  readonly minutes: number;
  readonly connectionString: string;
}

/** `token`: what a client needs to connect, for trying things out without a backend. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Print what a Socket.IO client needs to connect: endpoint, path and token, as JSON.')
    .requiredOption('--hub <name>', 'hub to connect to', parseHub)
    .option('--user <id>', "the user's id, which event handlers see as ce-userId")
    .option(
      '--minutes <number>',
      'minutes until the token expires, up to a year',
      wholeNumber(1, minutesOfAYear, ' of minutes'),
      60,
    )
    .option('--connection-string <text>', 'the service', nonEmpty('a connection string'), defaultConnectionString)
    .action(({ hub, user, minutes, connectionString }: TokenFlags) => {
      const lifetimeSeconds = minutes * 60;
      const access = clientAccess({
        connectionString,
        hub,
        lifetimeSeconds,
        ...(user !== undefined && { userId: user }),
      });
      writeLine(JSON.stringify(access, undefined, 2));
    });
}

function parseHub(text: string): string {
  if (!isHubName(text)) throw new InvalidArgumentError(`Expected ${hubNameRule}.`);
  return text;
}
