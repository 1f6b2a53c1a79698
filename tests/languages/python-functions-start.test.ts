// What is said of Python apps before a function runs: why they cannot be loaded, and what of them is ignored.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepared, startIn } from './start-python-app.js';

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

/** Starts an app of one file, which cannot be loaded, and gives the message. */
async function messageFor(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'socketio-serverless-python-'));
  try {
    await writeFiles(folder, files);
    await using started = await startIn(folder);
    return `it started with ${started.worker.functions.length} functions`;
  } catch (error) {
    return (error as Error).message.replaceAll(folder, '{folder}');
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe.skipIf(prepared === undefined)('Python Functions apps at their start', () => {
  const head = 'import azure.functions as func\napp = func.FunctionApp()\n';
  const route = '@app.route()\ndef a(req: func.HttpRequest) -> str:\n    return ""\n';

  it('says which functions have a retry policy', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'socketio-serverless-python-'));
    const retry = '@app.retry(strategy="fixed_delay", max_retry_count="2", delay_interval="00:00:01")\n';
    await writeFiles(folder, { 'function_app.py': `${head}${retry}${route}${route.replace('def a', 'def b')}` });
    await using started = await startIn(folder);
    await rm(folder, { recursive: true });
    expect(started.worker.functions).toMatchObject([
      { name: 'a', hasRetryPolicy: true },
      { name: 'b', hasRetryPolicy: false },
    ]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['has no function_app.py', {}, /^The Python app in \{folder\} has no function_app\.py/],
    ['has no FunctionApp', { 'function_app.py': '' }, /has 0 instances of FunctionApp at its top level; expected one/],
    [
      'has two instances of FunctionApp',
      { 'function_app.py': `${head}other = func.FunctionApp()\n` },
      /has 2 instances of FunctionApp/,
    ],
    [
      'throws',
      { 'function_app.py': 'raise ValueError("not today")' },
      /cannot be loaded:\n {2}File ".*function_app\.py", line 1[^]*ValueError: not today$/,
    ],
    ['does not parse', { 'function_app.py': 'def' }, /cannot be loaded:\n[^]*SyntaxError/],
    [
      'needs a package that is not installed',
      { 'function_app.py': 'import no_such_package' },
      /No module named 'no_such_package'\. Install what the app needs: .+ -m pip install -r requirements\.txt$/,
    ],
    [
      'needs HTTP streams',
      { 'function_app.py': 'from azurefunctions.extensions.http.fastapi import Request' },
      /^function_app\.py imports azurefunctions\.extensions\.http\.fastapi, and this host has no HTTP streams for Python apps/,
    ],
    [
      'has HTTP streams installed',
      {
        'azurefunctions/extensions/http/fastapi.py': 'Request = str',
        'function_app.py': 'from azurefunctions.extensions.http.fastapi import Request',
      },
      /^function_app\.py imports azurefunctions\.extensions\.http\.fastapi, and this host has no HTTP streams for Python apps/,
    ],
    [
      'cannot import azure-functions',
      { 'azure.py': '', 'function_app.py': head },
      /needs the package azure-functions, and .+ cannot import it/,
    ],
    [
      'has two functions of one name',
      { 'function_app.py': `${head}${route}${route}` },
      /functions in function_app\.py cannot be run: .*\ba\b/,
    ],
    [
      'has a parameter without a binding',
      { 'function_app.py': `${head}@app.route()\ndef a(req, other):\n    pass\n` },
      /The function a in function_app\.py has the parameters req, other, and its bindings are named req/,
    ],
  ])('says in one message that an app %s', async (_, files, expected) => {
    expect(await messageFor(files)).toMatch(expected);
  });
});
