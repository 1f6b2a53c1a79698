import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartedProcess } from './started-process.js';

/** What a node has seen, as its log says. */
export interface NodeCounts {
  clients: number;
  calls: number;
}

export interface NodeOptions {
  readonly name: string;
  readonly port: number;
  /** As a settings file has them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** For its settings file. */
  readonly folder: string;
  /** What stands before the command, such as `ip netns exec NAME`. */
  readonly prefix?: readonly string[];
  /** Is called with each line of its log. */
  readonly onLine?: (line: string) => void;
}

/** A node of a cluster, in a process of its own. */
export interface NodeProcess {
  readonly name: string;
  readonly process: StartedProcess;
  readonly port: number;
  readonly counts: Readonly<NodeCounts>;
}

/** Starts the emulator's own command, and counts what its log says. */
export async function startNode({
  name,
  port,
  settings,
  folder,
  prefix = [],
  onLine,
}: NodeOptions): Promise<NodeProcess> {
  const counts: NodeCounts = { clients: 0, calls: 0 };
  const file = path.join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...settings, port }));
  const count = (line: string): void => {
    onLine?.(line);
    if (line.includes('"msg":"client connected"')) counts.clients += 1;
    else if (line.includes('"msg":"request"')) counts.calls += 1;
  };
  const command = [process.execPath, 'dist/cli/main.js', 'start', '--json', '--config', file];
  const { process: started } = await StartedProcess.start([...prefix, ...command], /^\{"endpoint"/, count);
  return { name, process: started, port, counts };
}
