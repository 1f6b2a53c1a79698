import type { Settings } from '../../emulator/index.js';
import { withoutQuery } from '../../lib/without-query.js';
import { askPermission } from '../ask-permission.js';
import type { Finding } from './finding.js';

const timeoutMs = 5000;

/**
 * Whether each event handler of the settings is there, and allows events of the emulator.
 *
 * @param origin the host that handlers are told; by default that of the settings.
 */
export async function checkHandlers(settings: Settings, origin = originOf(settings)): Promise<Finding[]> {
  const handlers = Object.entries(settings.hubs).flatMap(([hub, { eventHandlers }]) =>
    eventHandlers.map(({ urlTemplate }) => ({ hub, urlTemplate, origin, timeoutMs })),
  );
  if (handlers.length === 0) {
    return [
      {
        level: 'ok',
        subject: 'Event handlers',
        text: 'none in the settings: events of clients go nowhere. Name one with --event-handler, to have it checked.',
      },
    ];
  }
  return Promise.all(
    handlers.map(async (handler): Promise<Finding> => {
      const subject = 'Event handler';
      const name = `${handler.hub} → ${withoutQuery(handler.urlTemplate)}`;
      const { problem } = await askPermission(handler);
      if (problem === undefined) return { level: 'ok', subject, text: `${name} accepts events` };
      const [what = '', ...advice] = problem.split(/(?<=\.) (?=[A-Z])/);
      return {
        level: 'fail',
        subject,
        text: `${name}: ${what}`,
        ...(advice.length > 0 && { advice: advice.join(' ') }),
      };
    }),
  );
}

function originOf({ webhooks, endpoint, host }: Settings): string {
  return webhooks.origin ?? (endpoint === undefined ? hostNameOf(host) : new URL(endpoint).hostname);
}

/** The host by which the emulator calls itself where no endpoint is set. */
function hostNameOf(host: string): string {
  return ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
}
