import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartedProcess } from './started-process.js';

/** The configuration of the documentation. */
const documented = 'docs/examples/nginx/socketio-serverless.conf';

/**
 * Starts nginx in front of nodes, with the configuration of the documentation: only the addresses in it are others.
 *
 * @param nodes host and port of each.
 */
export async function startNginx(nodes: readonly string[], port: number, folder: string): Promise<StartedProcess> {
  return startNginxWith(withAddresses(readFileSync(documented, 'utf8'), nodes, port), folder);
}

/**
 * Starts nginx, and settles once it accepts connections.
 *
 * @param configuration what its `http` block has.
 * @param folder for its files.
 */
export async function startNginxWith(
  configuration: string,
  folder: string,
  program = 'nginx',
): Promise<StartedProcess> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'http.conf'), configuration);
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, mainConfiguration(folder));
  const parameters = ['-e', 'stderr', '-p', folder, '-c', file, '-g', 'daemon off;'];
  const { process } = await StartedProcess.start([program, ...parameters], /start worker processes/);
  return process;
}

function withAddresses(text: string, nodes: readonly string[], port: number): string {
  const servers = /^ +server node-1:8080 (.+);\n +server node-2:8080 .+;\n/gm;
  return text
    .replace('listen 80;', `listen 127.0.0.1:${port} backlog=4096;`)
    .replaceAll(servers, (_, parameters) => nodes.map((node) => `  server ${node} ${parameters};\n`).join(''));
}

function mainConfiguration(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  return `${user}pid ${folder}/nginx.pid;
worker_processes 1;
error_log stderr notice;
events { worker_connections 8192; }
http {
  access_log off;
${temporary.map((name) => `  ${name}_temp_path ${folder}/${name};\n`).join('')}  include ${folder}/http.conf;
}
`;
}
