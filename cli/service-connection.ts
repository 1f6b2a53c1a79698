import { Option } from 'commander';
import { parseConnectionString } from '../protocol/index.js';
import { defaultConnectionString } from './default-connection-string.js';
import { nonEmpty } from './flag-values.js';
import { connectionStringVariables } from './service-variables.js';

/** Which service a command talks to. */
export interface ServiceConnection {
  readonly connectionString: string;
  /** Scheme, host and port. */
  readonly endpoint: string;
  readonly accessKey: string;
  /** How the connection string was found, for an error's text: `by --connection-string`. */
  readonly origin: string;
  /** Whether no connection string was given. */
  readonly isDefault: boolean;
}

const defaultOrigin = 'by default, since no connection string was given';

/** `--connection-string`, of each command that talks to a service. */
export function connectionStringOption(): Option {
  return new Option(
    '--connection-string <text>',
    'the service (from the environment, or else an emulator on port 8080 of this machine)',
  ).argParser(nonEmpty('a connection string'));
}

/**
 * The service of the flag, or else of the environment, or else the emulator that was started without settings.
 *
 * @throws Error where the connection string is malformed; it says where it was found.
 */
export function findService(
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ServiceConnection {
  const [connectionString, origin] = findConnectionString(flag, environment);
  try {
    const isDefault = origin === defaultOrigin;
    return { connectionString, origin, isDefault, ...parseConnectionString(connectionString) };
  } catch (error) {
    throw new Error(`${(error as Error).message} It was given ${origin}.`, { cause: error });
  }
}

function findConnectionString(
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): readonly [string, string] {
  if (flag !== undefined) return [flag, 'by --connection-string'];
  for (const name of connectionStringVariables) {
    const value = environment[name]?.trim();
    if (value !== undefined && value !== '') return [value, `by the variable ${name}`];
  }
  return [defaultConnectionString, defaultOrigin];
}

/**
 * A failure to reach the service, which also says which service that is and how it was found.
 *
 * @param error what went wrong, as `Error` or a sentence.
 */
export function connectionFailure(error: unknown, { endpoint, origin }: ServiceConnection): Error {
  const message = error instanceof Error ? error.message : String(error);
  const advice = message.includes('certificate')
    ? ' Trust its certificate: set NODE_EXTRA_CA_CERTS to the file that `start --tls <file>` has written.'
    : '';
  return new Error(`${message} The service is ${endpoint}, ${origin}.${advice}`, { cause: error });
}

/** What a help text says of {@link findService}. */
export const connectionHelp = `
The service is found by --connection-string, or else by the first of these variables that is set:
${connectionStringVariables.slice(0, 2).join(', ')},
${connectionStringVariables.slice(2).join(', ')};
or else it is an emulator that was started without settings, on http://localhost:8080.`;
