import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeCertificates } from '../../mutants/make-certificates.js';
import { mutantHandler } from '../../mutants/mutant-handler.js';
import type { HandlerDescriptor } from '../../specs/handler-descriptor.js';
import { parseYaml } from '../../specs/parse-yaml.js';
import { readTextFile } from '../../lib/read-text-file.js';
import { brokenMustsOf, findingsOf, runCheck } from './run-check.js';

const examples = path.resolve('examples/handlers');
const hasPython = spawnSync('python3', ['--version']).status === 0;

function descriptorOf(example: string): string {
  return path.join(examples, example, 'handler.yaml');
}

describe('an event handler that keeps its half of the contract', () => {
  test('by hand is conformant, without any warning', async () => {
    const run = await runCheck(descriptorOf('plain'));
    expect(findingsOf(run), run.output).toEqual([]);
    expect(run.exitCode, run.output).toBe(0);
    expect(run.report?.target).toMatchObject({ name: 'plain-handler', subject: 'event handler', kind: 'command' });
    expect(run.report?.profiles.map(({ name, verdict }) => [name, verdict])).toEqual([['handler', 'conformant']]);
    expect(run.report?.partial).toBe(false);
    expect(run.output).toContain('Conformance of plain-handler (event handler at http://localhost:');
  });

  test('with every capability is judged by every row that its answers allow', async () => {
    const environment = await makeCertificates();
    const run = await runCheck(mutantHandler(path.join(examples, 'plain/server.mjs')), [], environment);
    expect(findingsOf(run), run.output).toEqual([]);
    const others = run.report?.requirements.filter(({ result }) => result !== 'passed');
    expect(others?.map(({ id, result }) => [id, result])).toEqual([
      // It knows access keys.
      ['HANDLER-SIGNATURE-10', 'not applicable'],
      // It never answers 429.
      ['HANDLER-HTTP-11', 'not applicable'],
      // It admits without a body, so that none can be JSON.
      ['HANDLER-CONNECT-03', 'not applicable'],
    ]);
    expect(run.exitCode, run.output).toBe(0);
  });

  test('by the library is conformant, without a warning', async () => {
    const run = await runCheck(descriptorOf('library'));
    // It ignores events that it does not know, as a Socket.IO server does, and is for every hub and namespace.
    expect(findingsOf(run), run.output).toEqual(['HANDLER-ROUTING-01', 'HANDLER-ROUTING-04', 'HANDLER-ROUTING-05']);
    expect(run.exitCode, run.output).toBe(0);
  });

  test('by the official middleware is conformant with a check of signatures before it', async () => {
    const run = await runCheck(descriptorOf('express'));
    expect(brokenMustsOf(run), run.output).toEqual([]);
    expect(run.exitCode, run.output).toBe(0);
  });

  test('by the Functions host is conformant', async () => {
    const run = await runCheck(descriptorOf('functions'));
    expect(brokenMustsOf(run), run.output).toEqual([]);
    expect(run.exitCode, run.output).toBe(0);
  });

  test.skipIf(!hasPython)("by Python's standard library is conformant", async () => {
    const run = await runCheck(descriptorOf('python'));
    expect(brokenMustsOf(run), run.output).toEqual([]);
    expect(run.exitCode, run.output).toBe(0);
  });
});

test('the official middleware alone checks no signature, and keeps every other MUST', async () => {
  const descriptor = parseYaml(readTextFile(descriptorOf('express')), 'handler.yaml') as HandlerDescriptor;
  const launch = {
    command: [process.execPath, path.join(examples, 'express/server.mjs')] as const,
    env: { ...descriptor.launch?.env, CHECK_SIGNATURES: 'off' },
  };
  const run = await runCheck({ ...descriptor, launch: { ...launch, command: [...launch.command] } });
  expect(brokenMustsOf(run), run.output).toEqual(['HANDLER-SIGNATURE-01']);
  expect(run.exitCode, run.output).toBe(1);
});

describe('an event handler with one mistake is found by its row, once', () => {
  test.for([
    ['no-signature-check', 'HANDLER-SIGNATURE-01', 1],
    ['admits-with-text', 'HANDLER-CONNECT-03', 0],
    ['acknowledges-in-default-namespace', 'HANDLER-MESSAGE-05', 1],
    ['redirects-validation', 'HANDLER-VALIDATION-01', 1],
    ['parses-numbers', 'HANDLER-MESSAGE-11', 0],
    ['mixes-acknowledgements', 'HANDLER-MESSAGE-17', 1],
  ] as const)('%s: %s', async ([program, row, exitCode]) => {
    const accessKeys = ['a-primary-key-of-this-test', 'a-secondary-key-of-this-test'];
    const run = await runCheck({
      name: program,
      hub: 'chat',
      accessKeys,
      namespaces: ['/', '/chat'],
      events: { echo: 'echo', empty: 'ping' },
      rejectedUser: 'mallory',
      launch: {
        command: [process.execPath, path.join(examples, 'broken', `${program}.mjs`)],
        env: { PORT: '0', ACCESS_KEYS: accessKeys.join(',') },
      },
    });
    // What is no MUST and no SHOULD is for handlers that want to do as the Functions extension does.
    const seen = run.report?.findings.filter(({ severity }) => severity !== 'notice');
    expect(
      seen?.map(({ requirement }) => requirement),
      run.output,
    ).toEqual([row]);
    expect(run.exitCode, run.output).toBe(exitCode);
  });
});
