// The suite against two nodes on one Redis behind nginx, and against one node behind the same nginx: each row must have the
// same result. Clients and calls must have come to both nodes. Left out where redis-server or nginx is missing. The last line
// says how many parts passed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { embeddedTarget } from '../dist/fixtures/targets/embedded-target.js';
import { launchSettings } from '../dist/fixtures/targets/hub-settings.js';
import { freePorts } from '../dist/measurements/cluster/free-ports.js';
import { startNginx } from '../dist/measurements/cluster/nginx-process.js';
import { startNode } from '../dist/measurements/cluster/node-process.js';
import { startRedis } from '../dist/measurements/cluster/redis-process.js';
import { resultLine, runCommand } from './run-command.mjs';

const command = [process.execPath, 'dist/cli/main.js'];
const reportFolder = path.resolve('.cache/cluster');
const parameters = process.argv.slice(2);
const { accessKey, ...service } = embeddedTarget();
// The nodes are started here.
delete service.launch;
const counts = { passed: 0, failed: 0 };
const width = 'both nodes had clients and calls'.length;
const reports = [];

const missing = ['redis-server', 'nginx'].filter((program) => !isInstalled(program));
if (missing.length > 0) {
  console.log(
    `left out: two nodes behind nginx: no ${missing.join(' and no ')}. On Debian: apt-get install ${missing.join(' ')}`,
  );
  console.log('\n0 passed, 0 failed, 1 skipped');
} else {
  mkdirSync(reportFolder, { recursive: true });
  await testNodes('one node', 1);
  const nodes = await testNodes('two nodes', 2);
  await tell('the same results', runCommand([...command, 'compare', ...reports]));
  await tell('both nodes had clients and calls', spread(nodes));
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
}

function isInstalled(program) {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs the suite against nodes behind nginx, and returns the nodes with their counts. */
async function testNodes(name, count) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cluster-suite-'));
  const processes = [];
  const keep = (started) => {
    processes.unshift(started.process ?? started);
    return started;
  };
  try {
    const [redisPort, nginxPort, eventHandlerPort, issuerPort, ...nodePorts] = await freePorts(4 + count);
    const urls = {
      eventHandlerUrl: `http://127.0.0.1:${eventHandlerPort}/events`,
      issuerUrl: `http://127.0.0.1:${issuerPort}`,
    };
    const settings = {
      ...launchSettings({ ...service, accessKey }, urls),
      endpoint: `http://localhost:${nginxPort}`,
      logLevel: 'info',
    };
    if (count > 1) {
      keep(await startRedis({ port: redisPort, folder: path.join(folder, 'redis') }));
      settings.cluster = `redis://127.0.0.1:${redisPort}`;
    }
    const nodes = await Promise.all(
      nodePorts.map(async (port, index) =>
        keep(await startNode({ name: `node ${index + 1}`, port, settings, folder })),
      ),
    );
    const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
    keep(await startNginx(addresses, nginxPort, path.join(folder, 'nginx')));
    const target = path.join(folder, 'target.json');
    const listen = (port) => ({ host: '127.0.0.1', port });
    writeFileSync(
      target,
      JSON.stringify({
        ...service,
        name,
        connectionString: `Endpoint=http://localhost:${nginxPort};AccessKey=${accessKey};Version=1.0;`,
        eventHandler: { listen: listen(eventHandlerPort), url: urls.eventHandlerUrl },
        issuer: { listen: listen(issuerPort), url: urls.issuerUrl },
      }),
    );
    const report = path.join(reportFolder, name.replace(' ', '-'));
    reports.push(path.join(report, 'report.json'));
    await tell(name, runCommand([...command, 'test', '--target', target, '--report-dir', report, ...parameters]));
    for (const node of nodes) {
      if (node.process.hasExited) throw new Error(node.process.describeEnd());
    }
    return nodes;
  } finally {
    for (const started of processes) await started.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether each node had at least a fifth of the clients and of the calls. */
async function spread(nodes) {
  const lines = nodes.map(({ name, counts: { clients, calls } }) => `${name}: ${clients} clients, ${calls} calls`);
  const succeeded = ['clients', 'calls'].every((what) => {
    const all = nodes.reduce((sum, node) => sum + node.counts[what], 0);
    return nodes.every((node) => node.counts[what] >= all / 5);
  });
  return { succeeded, seconds: 0, output: lines.join('\n'), note: lines.join('; ') };
}

async function tell(name, running) {
  const { note, ...result } = await running;
  counts[result.succeeded ? 'passed' : 'failed'] += 1;
  const text = note ?? result.output.match(/\b\d+ passed/g)?.at(-1);
  console.log(resultLine({ name, ...result, note: text }, width));
  if (result.succeeded) return;
  console.log(`\n${result.output.trimEnd()}\n`);
  process.exitCode = 1;
}
