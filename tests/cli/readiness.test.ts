import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { load } from 'js-yaml';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from './free-port.js';
import { program, RunningCommand } from './run-command.js';
import { runEmulator } from './running-emulator.js';

const snippets = 'docs/examples/readiness';
const command = `${process.execPath} ${path.resolve(program)} start`;

/** A snippet of the guide, for an emulator of this tree on another port. */
async function readSnippet(name: string, port: number): Promise<string> {
  const text = await readFile(path.join(snippets, name), 'utf8');
  return text.replaceAll('8080', String(port)).replace('npx socketio-serverless start', `${command} --port ${port}`);
}

async function temporaryFolder(): Promise<string> {
  // Inside the project, so that Playwright is found from there.
  const cache = path.resolve('.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'readiness-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('curl waits for an emulator that starts after it', async (context) => {
  const port = await freePort();
  const script = await readSnippet('wait.sh', port);
  const waiting = new RunningCommand(['sh', '-c', `command -v curl >/dev/null || exit 99; ${script}`], { input: '' });
  const starting = new RunningCommand([...command.split(' '), '--port', String(port)], {});
  const { exitCode } = await waiting.ended;
  if (exitCode === 99) context.skip('curl is not installed');
  expect(exitCode).toBe(0);
  await starting.output(/listening/);
});

test('curl fails where nothing is there', async (context) => {
  const script = (await readSnippet('wait.sh', await freePort())).replace('--retry 30', '--retry 0');
  const { exitCode } = await new RunningCommand(['sh', '-c', `command -v curl >/dev/null || exit 99; ${script}`], {
    input: '',
  }).ended;
  if (exitCode === 99) context.skip('curl is not installed');
  expect(exitCode).toBe(7);
});

test('webServer of Playwright starts it, waits for it and ends it', async () => {
  const port = await freePort();
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'playwright.config.ts'), await readSnippet('playwright.config.ts', port));
  await writeFile(
    path.join(folder, 'health.spec.ts'),
    `import { expect, test } from '@playwright/test';
     test('is ready', async ({ request }) => expect(await request.get('http://localhost:${port}/')).toBeOK());`,
  );
  const cli = path.resolve('node_modules/@playwright/test/cli.js');
  const { exitCode, stdout, stderr } = await new RunningCommand([process.execPath, cli, 'test', '--reporter=line'], {
    input: '',
    folder,
    environment: { CI: '1' },
  }).ended;
  expect({ exitCode, stderr }, stdout).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('1 passed');
  await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow('fetch failed');
});

interface Pod {
  readonly spec: {
    readonly containers: readonly { readonly readinessProbe: { readonly httpGet: { path: string } } }[];
  };
}

test('a probe of Kubernetes, which asks by the address of the pod, gets 200', async () => {
  const { spec } = load(await readFile(path.join(snippets, 'pod.yaml'), 'utf8')) as Pod;
  const probePath = spec.containers[0]?.readinessProbe.httpGet.path;
  const { endpoint } = await runEmulator();
  const headers = { Host: '10.42.0.17:8080', 'User-Agent': 'kube-probe/1.31', Accept: '*/*', Connection: 'close' };
  const status = await new Promise((resolve, reject) => {
    const probe = request(`${endpoint}${probePath}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    probe.on('error', reject).end();
  });
  expect(status).toBe(200);
});
