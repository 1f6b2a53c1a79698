import path from 'node:path';
import * as z from 'zod';
import { FunctionsAppError } from '../workers/app-error.js';
import { firstIssue } from './first-issue.js';
import { ignoredMembers } from './ignored-members.js';
import { readJsonFile } from './read-json-file.js';

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const fileSchema = z.looseObject({
  IsEncrypted: z.boolean().default(false),
  Values: z.record(z.string(), value).default({}),
  ConnectionStrings: z.record(z.string(), z.unknown()).default({}),
  Host: z
    .looseObject({
      LocalHttpPort: z.coerce.number().int().min(0).max(65_535).optional(),
      CORS: z.string().optional(),
      CORSCredentials: z.boolean().default(false),
    })
    .prefault({}),
});

const readMembers = {
  $schema: true,
  IsEncrypted: true,
  Values: true,
  ConnectionStrings: true,
  Host: { LocalHttpPort: true, CORS: true, CORSCredentials: true },
} as const;

/** What the host reads of an app's local.settings.json; nothing is set where there is no such file. */
export interface LocalSettings {
  /** The app's settings, by name. */
  readonly values: Readonly<Record<string, string>>;
  readonly port: number | undefined;
  /** Origins that may call from a browser; `*` is every origin. */
  readonly corsOrigins: readonly string[];
  readonly corsCredentials: boolean;
  /** The paths of the members that the host does not know, as `Host.LocalHttpPorts`. */
  readonly ignored: readonly string[];
}

/** @throws FunctionsAppError where the file is encrypted, or has what the host cannot use. */
export function readLocalSettings(folder: string): LocalSettings {
  const file = path.join(folder, 'local.settings.json');
  const content = readJsonFile(file) ?? {};
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) throw new FunctionsAppError(`${file}: ${firstIssue(parsed.error, content)}`);
  const { IsEncrypted, Values, ConnectionStrings, Host } = parsed.data;
  if (IsEncrypted) {
    throw new FunctionsAppError(
      `${file} is encrypted (IsEncrypted is true), by a key that only its Core Tools have. Decrypt it: func settings decrypt`,
    );
  }
  return {
    values: { ...connectionStrings(ConnectionStrings), ...Values },
    port: Host.LocalHttpPort,
    corsOrigins: (Host.CORS ?? '').split(',').flatMap((origin) => origin.trim().replace(/\/$/, '') || []),
    corsCredentials: Host.CORSCredentials,
    ignored: ignoredMembers(content, readMembers),
  };
}

/** Connection strings are settings below a name of their own: as text, or as an object with a ConnectionString. */
function connectionStrings(section: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(section).flatMap(([name, entry]) => {
    const text =
      typeof entry === 'object' && entry !== null && 'ConnectionString' in entry ? entry.ConnectionString : entry;
    return typeof text === 'string' ? [[`ConnectionStrings:${name}`, text]] : [];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
