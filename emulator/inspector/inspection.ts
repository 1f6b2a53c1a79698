import type { KeyObject } from 'node:crypto';
import * as z from 'zod';
import {
  clientAudience,
  clientPath,
  formatPacket,
  groupName,
  hubNameRule,
  isHubName,
  signAccessToken,
} from '../../protocol/index.js';
import { CheckedPayload } from '../commands/checked-payload.js';
import type { Command } from '../commands/command.js';
import type { Commands } from '../commands/commands.js';
import type { ServiceAddress } from '../http/service-address.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { Hubs } from '../connections/hubs.js';
import { describeEmulator } from './describe-emulator.js';
import type { Answers, Requests } from './messages.js';

export interface InspectionParts {
  readonly address: ServiceAddress;
  readonly hubs: Hubs;
  readonly executor: Commands;
  readonly webhooks: Pick<Webhooks, 'check' | 'knownChecks'>;
  /** Signs the tokens of the page's own clients. */
  readonly clientTokenKey: KeyObject;
}

const hub = z.string().refine(isHubName, { error: `must be ${hubNameRule}` });
const namespace = z.string().startsWith('/', { error: 'must begin with /' });
const connectionId = z.string().min(1);
const roomRequest = z.object({ hub, connectionId, namespace, room: z.string().min(1, { error: 'must have a name' }) });

const schemas: { readonly [Name in keyof Requests]: z.ZodType<Requests[Name]> } = {
  state: z.object({ search: z.string() }),
  check: z.object({ hub }),
  send: z.object({
    hub,
    namespace,
    room: z.string(),
    event: z.string().min(1, { error: 'must have a name' }),
    data: z.string(),
  }),
  close: z.object({ hub, connectionId }),
  join: roomRequest,
  leave: roomRequest,
  access: z.object({ hub, userId: z.string() }),
};

type Actions = { readonly [Name in keyof Requests]: (request: Requests[Name]) => Promise<Answers[Name]> };

/** What the inspector's page can ask for and do. */
export class Inspection {
  readonly #actions: Actions;

  constructor(private readonly parts: InspectionParts) {
    const { address, hubs, webhooks } = parts;
    this.#actions = {
      state: ({ search }) => Promise.resolve(describeEmulator(address.endpoint, hubs, webhooks, search)),
      check: async ({ hub: name }) => {
        await webhooks.check({ name: name.toLowerCase(), settings: hubs.settings(name) });
        return null;
      },
      send: (request) => this.#execute({ ...sendCommand(request), hub: request.hub }),
      close: (request) => this.#execute({ ...connectionTarget(request), kind: 'close', reason: '' }),
      join: (request) => this.#execute({ ...connectionTarget(request), kind: 'join', groups: groupsOf(request) }),
      leave: (request) => this.#execute({ ...connectionTarget(request), kind: 'leave', groups: groupsOf(request) }),
      access: (request) => Promise.resolve(this.#access(request)),
    };
  }

  /** @throws Error where there is no such request, or its parameters are not what it takes. */
  perform(name: string, parameters: unknown): Promise<Answers[keyof Answers]> {
    if (!Object.hasOwn(schemas, name)) throw new Error(`There is no request ${JSON.stringify(name)}.`);
    const known = name as keyof Requests;
    const checked = schemas[known].safeParse(parameters);
    if (!checked.success) {
      throw new Error(checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
    }
    return (this.#actions[known] as (request: unknown) => Promise<Answers[keyof Answers]>)(checked.data);
  }

  async #execute(command: Command): Promise<Answers['send']> {
    const receivers = await this.parts.executor.execute({ ...command, hub: command.hub.toLowerCase() });
    return { receivers: receivers ?? null };
  }

  #access({ hub: name, userId }: Requests['access']): Answers['access'] {
    const { address, clientTokenKey } = this.parts;
    const token = signAccessToken({
      key: clientTokenKey,
      audience: clientAudience(address.endpoint, name),
      lifetimeSeconds: 3600,
      claims: userId === '' ? {} : { sub: userId },
    });
    return { path: clientPath(name), token };
  }
}

type CommandOf<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

function sendCommand({ namespace: name, room, event, data }: Requests['send']): Omit<CommandOf<'send'>, 'hub'> {
  const packet = formatPacket('event', name, JSON.stringify([event, ...readArguments(data)]));
  return {
    kind: 'send',
    target: { kind: 'group', group: groupName(name, room) },
    payload: CheckedPayload.parse(`4${packet}`),
  };
}

function readArguments(data: string): unknown[] {
  if (data.trim() === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch (error) {
    throw new Error(`The arguments are no JSON (${(error as Error).message}); expected a list such as ["hi", 1].`, {
      cause: error,
    });
  }
  if (!Array.isArray(value)) throw new Error(`The arguments are ${data}; expected a list such as ["hi", 1].`);
  return value;
}

function connectionTarget({ hub: name, connectionId: id }: Requests['close']) {
  return { hub: name, target: { kind: 'connection', connectionId: id } } as const;
}

function groupsOf({ namespace: name, room }: Requests['join']): string[] {
  return [groupName(name, room)];
}
