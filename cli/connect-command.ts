import { Command, Option } from 'commander';
import { addClientOptions, clientAccessOf, type ClientFlags } from './client-options.js';
import { ConnectSession } from './connect-session.js';
import { wholeNumber } from './flag-values.js';
import { writeErrorLine } from './output.js';
import { readEventWords } from './event-words.js';
import { connectionHelp, connectionStringOption, findService } from './service-connection.js';

interface ConnectFlags extends ClientFlags {
  readonly token: boolean;
  readonly emit?: readonly string[];
  readonly ack?: true;
  readonly transport: 'polling' | 'websocket' | undefined;
  readonly for?: number;
  readonly count?: number;
  readonly json?: true;
  readonly connectionString?: string;
}

/** `connect`: a client that prints what it gets, and sends what it reads. */
export function connectCommand(): Command {
  const command = new Command('connect').description(
    'Connect a Socket.IO client, print the events that it gets, and emit those that are typed.',
  );
  return addClientOptions(command, 'the namespace to connect to, and of those rooms')
    .option('--no-token', 'connect without a token, to a hub that allows anonymous clients')
    .option('--emit <words...>', 'emit an event once it is connected: its name, then arguments as those of send')
    .option('--ack', 'ask for an acknowledgement of each event, and print it')
    .addOption(new Option('--transport <name>', 'use this one only').choices(['polling', 'websocket']))
    .option('--for <seconds>', 'end after this time', wholeNumber(1, 86_400))
    .option('--count <number>', 'end after so many events; what --ack brings counts, too', wholeNumber(1, 1_000_000))
    .option('--json', 'print one line of JSON for each event')
    .addOption(connectionStringOption())
    .addHelpText('after', helpText)
    .action(async (flags: ConnectFlags) => {
      process.exitCode = await connect(flags);
    });
}

async function connect(flags: ConnectFlags): Promise<number> {
  const service = findService(flags.connectionString);
  const { endpoint, path, token } = clientAccessOf(flags, service.connectionString);
  const session = new ConnectSession(
    { url: `${endpoint}${flags.namespace}`, path, ...(flags.token && { token }), transport: flags.transport },
    {
      asksForAck: flags.ack === true,
      isJson: flags.json === true,
      ...(flags.emit !== undefined && { first: readEventWords(flags.emit) }),
      ...(flags.count !== undefined && { count: flags.count }),
      ...(flags.for !== undefined && { seconds: flags.for }),
    },
  );
  const end = await session.run();
  if (end.problem === undefined) return 0;
  writeErrorLine(`${end.problem}${end.isRejection === true ? ` The service is ${endpoint}, ${service.origin}.` : ''}`);
  return 1;
}

const helpText = `
What is typed is emitted, a line an event: its name, and then JSON values with commas between them, or a string.
  hello Ana                   the same as ["hello","Ana"]
  move {"x":1},{"y":2}        the same as ["move",{"x":1},{"y":2}]

It ends on Ctrl+C, after --for or --count, and when it is disconnected; not at the end of its input.
${connectionHelp}

Examples:
  npx socketio-serverless connect --hub chat --user ana
  npx socketio-serverless connect --hub chat --emit hello Ana --ack --count 1
  npx socketio-serverless connect --hub chat --room lobby --json --for 10 | jq .args

Exit codes: 0 it ended as asked; 1 it was rejected or disconnected, or --for ended before --count; 3 a flag is wrong.`;
