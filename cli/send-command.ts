import { STATUS_CODES } from 'node:http';
import { Command, Option } from 'commander';
import { createServiceClient } from '../client/index.js';
import { engineIoType, formatPacket } from '../protocol/index.js';
import { readEventWords } from './event-words.js';
import { nonEmpty } from './flag-values.js';
import { hubOption, namespaceOption } from './hub-option.js';
import { writeErrorLine, writeLine } from './output.js';
import { type Recipients, recipientsOf, type RecipientFlags } from './recipients.js';
import {
  connectionFailure,
  connectionHelp,
  connectionStringOption,
  findService,
  type ServiceConnection,
} from './service-connection.js';

interface SendFlags extends RecipientFlags {
  readonly connectionString?: string;
}

/** `send`: an event to clients, as a backend sends it by the REST API. */
export function sendCommand(): Command {
  const one = ['room', 'user', 'connection', 'socket'];
  const recipient = (flags: string, description: string, expected: string, name: string): Option =>
    new Option(flags, description).argParser(nonEmpty(expected)).conflicts(one.filter((other) => other !== name));
  return new Command('send')
    .description('Send an event to clients, as a backend does.')
    .argument('<event>', 'the name of the event')
    .argument('[arguments...]', 'its arguments: JSON, or a word that is a string')
    .addOption(hubOption('the hub of the clients'))
    .addOption(namespaceOption('the namespace of the clients; without the flags below, everybody in it'))
    .addOption(recipient('--room <name>', 'only who is in this room', 'a room', 'room'))
    .addOption(recipient('--user <id>', 'only this user', "a user's id", 'user'))
    .addOption(recipient('--socket <id>', 'only this socket: socket.id of a client', "a socket's id", 'socket'))
    .addOption(
      recipient('--connection <id>', 'only this connection: ce-connectionId of an event', 'an id', 'connection'),
    )
    .addOption(connectionStringOption())
    .addHelpText('after', helpText)
    .action(async (event: string, words: readonly string[], flags: SendFlags) => {
      const { args } = readEventWords([event, ...words]);
      const payload = formatPacket('event', flags.namespace, JSON.stringify([event, ...args]));
      const recipients = recipientsOf(flags);
      const service = findService(flags.connectionString);
      let isAnybodyThere: boolean;
      try {
        isAnybodyThere = await send(service, recipients, `${engineIoType.message}${payload}`);
      } catch (error) {
        writeErrorLine(connectionFailure(error, service).message);
        process.exitCode = 1;
        return;
      }
      writeLine(`Sent ${event} to ${recipients.description}.`);
      if (!isAnybodyThere)
        writeErrorLine('Nobody got it: no client is there. Check the hub, the namespace and the name.');
    });
}

/** @returns whether a client is there that gets it. */
async function send(service: ServiceConnection, recipients: Recipients, payload: string): Promise<boolean> {
  const client = createServiceClient(service);
  const existing = await recipients.exist(client);
  const { response, error } = await recipients.send(client, payload);
  if (!response.ok) throw rejection(response, error);
  return existing.status !== 404;
}

function rejection({ status }: Response, error: unknown): Error {
  const { message } = (error ?? {}) as { message?: unknown };
  const reason = typeof message === 'string' ? message : JSON.stringify(error ?? '');
  return new Error(`The service answered ${status} ${STATUS_CODES[status] ?? ''}: ${reason}`);
}

const helpText = `${connectionHelp}

Examples:
  npx socketio-serverless send news "Lunch is ready" --hub chat
  npx socketio-serverless send news '{"title":"Lunch","at":12}' 42 --hub chat --room lobby
  npx socketio-serverless send news --hub chat --user ana --namespace /admin

Where no client is there to get it, a line on standard error says so.

Exit codes: 0 the service has accepted the event; 1 it rejects it, or does not answer; 3 a flag or an argument is wrong.`;
