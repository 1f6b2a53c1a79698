import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { packageFile } from '../../specs/package-file.js';
import { sendRest } from './raw-http.js';
import { hub, type Target } from './target.js';

const maxOpenFiles = 100;

it('says that no more files can be open, drops clients meanwhile, and recovers', async () => {
  await using emulator = await startWithFewFiles();
  const clients: Socket[] = [];
  try {
    // More than it can have: those that find no room are closed at once.
    let dropped = 0;
    for (let count = 0; count < maxOpenFiles; count++) {
      const client = connect(Number(new URL(emulator.endpoint).port), '127.0.0.1');
      client.on('error', () => undefined).on('close', () => dropped++);
      clients.push(client);
    }
    const lacking = await emulator.logLine('no more files can be open');
    expect(lacking).toMatchObject({ level: 'error', code: 'EMFILE' });
    expect(lacking['connections']).toBeGreaterThan(maxOpenFiles / 2);
    await expect.poll(() => dropped).toBeGreaterThan(0);
    expect(await sendNews(emulator)).toBe('closed');
  } finally {
    for (const client of clients) client.destroy();
  }
  await emulator.logLine('files can be open again');
  expect(await sendNews(emulator)).toBe('202');
  expect(emulator.logLines.filter(({ level }) => level === 'error')).toHaveLength(1);
}, 30_000);

function sendNews(target: Target): Promise<string> {
  return sendRest(target, { path: `/api/hubs/${hub}/:send`, body: '42["news"]' });
}

type LogLine = Readonly<Record<string, unknown>>;

interface StartedWithFewFiles extends Target, AsyncDisposable {
  readonly logLines: readonly LogLine[];
  /** Settles with the first line whose message has this text. */
  logLine(text: string): Promise<LogLine>;
}

async function startWithFewFiles(): Promise<StartedWithFewFiles> {
  const program = `ulimit -n ${maxOpenFiles}; exec "$0" "$@"`;
  const parameters = [packageFile('dist/cli/main.js'), 'start', '--port', '0', '--json'];
  const child = spawn('sh', ['-c', program, process.execPath, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
  const logLines: LogLine[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => logLines.push(JSON.parse(line) as LogLine));
  const [ready] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const find = (text: string): LogLine | undefined => logLines.find(({ msg }) => String(msg).includes(text));
  return {
    ...(JSON.parse(ready) as Target),
    logLines,
    async logLine(text) {
      await expect.poll(() => find(text), { timeout: 10_000 }).toBeDefined();
      return find(text) ?? {};
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
