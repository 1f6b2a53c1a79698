import type { AppFunction } from './app-function.js';

/** A function as the host shows it. */
export interface FunctionSummary {
  readonly name: string;
  /** `http`, `timer` or `socket`. */
  readonly kind: AppFunction['trigger']['kind'];
  /** In words: `GET,POST http://localhost:7071/api/negotiate`, `every 0 * * * * *`, `event "chat" of hub chat in /`. */
  readonly trigger: string;
}

export function summarize({ name, trigger }: AppFunction, url: string): FunctionSummary {
  const { kind } = trigger;
  switch (trigger.kind) {
    case 'http': {
      const methods = trigger.methods.length === 0 ? 'any method' : trigger.methods.join(',');
      return { name, kind, trigger: `${methods} ${url}/${trigger.route.text}` };
    }
    case 'timer':
      return { name, kind, trigger: `at ${trigger.scheduleText}${trigger.runOnStartup ? ', and at the start' : ''}` };
    case 'socket': {
      const { hub, namespace, eventName } = trigger.key;
      return { name, kind, trigger: `event "${eventName}" of hub ${hub} in ${namespace}` };
    }
  }
}
