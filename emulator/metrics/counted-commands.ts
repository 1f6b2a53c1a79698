import type { Registry } from 'prom-client';
import type { Command } from '../commands/command.js';
import type { Commands } from '../commands/commands.js';
import { ChildCounters } from './child-counters.js';
import type { PromClient } from './load-prom-client.js';
import { labelValue, metricName } from './metric-name.js';

/** Counts the commands that are executed on the connections of this node. */
export class CountedCommands implements Commands {
  readonly #results: ChildCounters<'kind' | 'result'>;
  readonly #connections: ChildCounters<'kind'>;

  constructor(
    private readonly commands: Commands,
    { Counter }: PromClient,
    registry: Registry,
  ) {
    const registers = [registry];
    this.#results = new ChildCounters(
      new Counter({
        name: metricName('commands_total'),
        help: 'Commands of REST calls that this node has executed.',
        labelNames: ['kind', 'result'],
        registers,
      }),
    );
    this.#connections = new ChildCounters(
      new Counter({
        name: metricName('command_connections_total'),
        help: 'Connections that commands were executed on: of kind send, messages to clients.',
        labelNames: ['kind'],
        registers,
      }),
    );
  }

  async execute(command: Command): Promise<number | undefined> {
    const kind = labelValue(command.kind);
    try {
      const count = await this.commands.execute(command);
      this.#results.of(kind, () => ({ kind, result: 'executed' })).inc();
      this.#connections.of(kind, () => ({ kind })).inc(count ?? 0);
      return count;
    } catch (error) {
      this.#results.of(`${kind} rejected`, () => ({ kind, result: 'rejected' })).inc();
      throw error;
    }
  }
}
