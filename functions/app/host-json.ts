import path from 'node:path';
import * as z from 'zod';
import { FunctionsAppError } from '../workers/app-error.js';
import { firstIssue } from './first-issue.js';
import { ignoredMembers } from './ignored-members.js';
import { readJsonFile } from './read-json-file.js';

/** As in a dedicated plan of Azure Functions. */
const defaultTimeoutMs = 30 * 60_000;

const functionTimeout = z
  .string()
  .regex(/^(-1|(\d+\.)?\d{1,2}:\d{1,2}:\d{1,2})$/, 'expected hh:mm:ss, or -1 for no limit')
  .transform((text) => {
    if (text === '-1') return Infinity;
    const [seconds = 0, minutes = 0, hours = 0, days = 0] = text.split(/[.:]/).map(Number).reverse();
    return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  });

const fileSchema = z.looseObject({
  version: z.literal('2.0'),
  functionTimeout: functionTimeout.default(defaultTimeoutMs),
  extensions: z
    .looseObject({
      http: z.looseObject({ routePrefix: z.string().default('api') }).prefault({}),
      socketio: z.looseObject({ hub: z.string().optional(), connectionString: z.string().optional() }).prefault({}),
    })
    .prefault({}),
});

/** The extension bundle has no effect: the host has the extension's bindings itself. Nor has logging, since all is written. */
const readMembers = {
  $schema: true,
  version: true,
  functionTimeout: true,
  extensionBundle: true,
  logging: true,
  extensions: { http: { routePrefix: true }, socketio: { hub: true, connectionString: true } },
} as const;

/** What the host reads of an app's host.json. */
export interface HostJson {
  /** Without slashes at its ends; empty for none. */
  readonly routePrefix: string;
  /** The hub of bindings that name none. */
  readonly hub: string | undefined;
  /** The name of the setting that has the default connection. */
  readonly connection: string | undefined;
  /** How long a function may run; Infinity for ever. */
  readonly functionTimeoutMs: number;
  /** The paths of the members that the host does not know, as `extensions.queues`. */
  readonly ignored: readonly string[];
}

/**
 * Reads host.json, which makes a folder an app.
 *
 * @throws FunctionsAppError where it is missing, or has what the host cannot use.
 */
export function readHostJson(folder: string): HostJson {
  const file = path.join(folder, 'host.json');
  const content = readJsonFile(file);
  if (content === undefined) {
    throw new FunctionsAppError(
      `There is no host.json in ${folder}; expected the folder of an Azure Functions app. ` +
        'A smallest host.json is: { "version": "2.0" }',
    );
  }
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) throw new FunctionsAppError(`${file}: ${firstIssue(parsed.error, content)}`);
  const { http, socketio } = parsed.data.extensions;
  return {
    routePrefix: http.routePrefix.replaceAll(/^\/+|\/+$/g, ''),
    hub: socketio.hub,
    connection: socketio.connectionString,
    functionTimeoutMs: parsed.data.functionTimeout,
    ignored: ignoredMembers(content, readMembers),
  };
}
