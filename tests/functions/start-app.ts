import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import {
  startFunctionsHost,
  type FunctionsHostOptions,
  type HostLogEntry,
  type StartedFunctionsHost,
} from '../../functions/index.js';

/** An app that runs, with what it has logged. */
export interface StartedApp {
  readonly host: StartedFunctionsHost;
  readonly folder: string;
  readonly logs: readonly HostLogEntry[];
}

export type AppFiles = Readonly<Record<string, string>>;

const smallest: AppFiles = {
  'host.json': '{ "version": "2.0" }',
  'package.json': '{ "main": "app.js" }',
  'local.settings.json': '{ "Values": {} }',
};

/** A folder with an app of these files, which is removed at the test's end. */
export async function writeApp(files: AppFiles): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'functions-app-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries({ ...smallest, ...files })) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

/** A copy of one of the apps beside this file. */
export async function copyApp(name: string): Promise<string> {
  const folder = await writeApp({});
  await cp(path.resolve('tests/functions/apps', name), folder, { recursive: true });
  return folder;
}

/** Runs the app of a folder on free ports until the test ends. */
export async function startFolder(folder: string, options: FunctionsHostOptions = {}): Promise<StartedApp> {
  const logs: HostLogEntry[] = [];
  const host = await startFunctionsHost({
    folder,
    port: 0,
    emulator: { port: 0, logLevel: 'silent' },
    log: (entry) => logs.push(entry),
    ...options,
  });
  onTestFinished(() => host[Symbol.asyncDispose]());
  return { host, folder, logs };
}

/** Runs an app of these files. */
export async function startApp(files: AppFiles, options: FunctionsHostOptions = {}): Promise<StartedApp> {
  return startFolder(await writeApp(files), options);
}

/** Negotiates as a page does, and opens a socket without waiting for it. */
export async function openSocket({ host }: StartedApp, userId: string, namespace = '/'): Promise<Socket> {
  const response = await fetch(`${host.url}/api/negotiate?userId=${userId}`);
  const {
    endpoint,
    path: socketPath,
    token,
  } = (await response.json()) as Record<'endpoint' | 'path' | 'token', string>;
  const socket = io(`${endpoint}${namespace}`, {
    path: socketPath,
    query: { access_token: token },
    reconnection: false,
    forceNew: true,
  });
  onTestFinished(() => void socket.disconnect());
  return socket;
}

/** The arguments of a socket's next event of a name. */
export function next(socket: Socket, event: string): Promise<unknown[]> {
  return new Promise((resolve) => {
    socket.once(event, (...values: unknown[]) => resolve(values));
  });
}

/** A socket of a user that is connected. */
export async function connect(app: StartedApp, userId: string): Promise<Socket> {
  const socket = await openSocket(app, userId);
  const failed = next(socket, 'connect_error').then(([error]) => Promise.reject(error as Error));
  await Promise.race([next(socket, 'connect'), failed]);
  return socket;
}
