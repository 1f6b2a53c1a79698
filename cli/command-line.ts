import type { EventHandlerKind } from '../results/run-options.js';
import { parseConnectionString } from '../protocol/index.js';
import { quoteForShell } from './quote-for-shell.js';

/** What a run depends on: who repeats one of its scenarios has to say it again. */
interface RepeatedFlags {
  /** As the user named it; undefined for the embedded emulator. */
  readonly target: string | undefined;
  readonly eventHandler: EventHandlerKind;
}

/**
 * How to start this run again, as it was started: by npm in a clone of this project, by the installed command elsewhere.
 *
 * @example commandLine({ target: 'my-service.yaml', eventHandler: 'plain' }) // 'npx socketio-serverless test --target my-service.yaml'
 */
export function commandLine(
  { target, eventHandler }: RepeatedFlags,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const parameters = [
    ...(target === undefined ? [] : ['--target', quoteForShell(withoutSecrets(target))]),
    ...(eventHandler === 'plain' ? [] : ['--event-handler', eventHandler]),
  ];
  const byNpm =
    environment['npm_package_name'] === 'socketio-serverless' && environment['npm_lifecycle_event'] === 'test';
  if (!byNpm) return ['npx socketio-serverless test', ...parameters].join(' ');
  return ['npm test', ...(parameters.length === 0 ? [] : ['--', ...parameters])].join(' ');
}

/** The command stands in reports, which are shown to others. */
function withoutSecrets(target: string): string {
  if (target.includes(';')) return `Endpoint=${parseConnectionString(target).endpoint};AccessKey=<key>;Version=1.0;`;
  return /^https?:\/\//i.test(target) ? new URL(target).origin : target;
}
