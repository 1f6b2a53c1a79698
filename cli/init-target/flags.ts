import { InvalidArgumentError } from 'commander';
import { capabilityWords, roleWords } from '../../fixtures/targets/descriptor-words.js';
import {
  defaultEventHandlerPort,
  defaultEventHandlerUrl,
  type DescriptorChoices,
  type TargetAddress,
} from '../../fixtures/targets/new-descriptor.js';
import { hubNameRule, isHubName } from '../../protocol/index.js';
import { suggestion } from '../../specs/closest.js';
import { capabilities, type Capability } from '../../specs/target-descriptor.js';

/** The flags of `init target`. */
export interface InitTargetFlags {
  readonly name?: string;
  readonly connectionString?: string;
  readonly endpoint?: string;
  readonly accessKey?: string;
  readonly secondaryAccessKey?: string;
  readonly launch?: string;
  readonly image?: string;
  readonly azure?: true;
  readonly eventHandlerUrl?: string;
  readonly eventHandlerPort?: number;
  readonly hub?: Readonly<Record<string, string>>;
  readonly capability?: readonly Capability[];
  readonly deliveryMs: number;
  readonly clockSkewSeconds: number;
  readonly force?: true;
}

/** What a Web PubSub for Socket.IO resource offers whose hubs were made by the commands of `azure-settings`. */
const azureCapabilities: readonly Capability[] = [
  'anonymous-hub',
  'messages-only-hub',
  'no-handler-hub',
  'routed-hub',
  'polling',
];

/** Whether the flags say where the service is, so that there is nothing to ask. */
export function nameAddress({ connectionString, endpoint, launch, image }: InitTargetFlags): boolean {
  return [connectionString, endpoint, launch, image].some((flag) => flag !== undefined);
}

/**
 * What the flags choose.
 *
 * @throws Error that says which flag is missing, or which two exclude each other.
 */
export function choicesFromFlags(flags: InitTargetFlags): DescriptorChoices {
  const { name = 'my-service', hub, secondaryAccessKey, deliveryMs, clockSkewSeconds } = flags;
  if (flags.azure === true && (flags.connectionString === undefined || flags.eventHandlerUrl === undefined)) {
    throw new Error(
      '--azure needs --connection-string, the one of the resource, and --event-handler-url, the URL of a tunnel to this machine.',
    );
  }
  const address = addressOf(flags);
  return {
    name,
    address,
    eventHandlerUrl: flags.eventHandlerUrl ?? defaultEventHandlerUrl(address, flags.eventHandlerPort),
    eventHandlerPort: flags.eventHandlerPort ?? defaultEventHandlerPort(address),
    capabilities: flags.capability ?? (flags.azure === true ? azureCapabilities : []),
    ...(hub !== undefined && { hubs: hub }),
    secondaryAccessKey,
    deliveryMs,
    clockSkewSeconds,
  };
}

function addressOf({ connectionString, endpoint, accessKey, launch, image }: InitTargetFlags): TargetAddress {
  const others = [endpoint, accessKey, launch].filter((flag) => flag !== undefined);
  const alone = [connectionString, image].filter((flag) => flag !== undefined);
  if (alone.length > 1 || (alone.length > 0 && others.length > 0)) {
    throw new Error(
      'The flags give several addresses. Expected one of --connection-string, --image, --endpoint with --access-key, and ' +
        '--launch, where --endpoint and --access-key say at which address and with which key the service will be.',
    );
  }
  if (connectionString !== undefined) return { connectionString };
  if (image !== undefined) return { container: { image } };
  if (launch !== undefined) {
    return {
      launch: { command: words(launch) },
      ...(endpoint !== undefined && { endpoint }),
      ...(accessKey !== undefined && { accessKey }),
    };
  }
  if (endpoint !== undefined && accessKey !== undefined) return { endpoint, accessKey };
  throw new Error(
    'init target cannot ask without a terminal. Expected --connection-string, or --endpoint with --access-key, or --launch, or --image.',
  );
}

/**
 * The words of a command, as a shell splits them: quotes hold a word together.
 *
 * @example words('node "my server.js"') // ['node', 'my server.js']
 */
export function words(text: string): [string, ...string[]] {
  const [program = '', ...parameters] = [...text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
  return [program, ...parameters];
}

/** One more `role=hub`. */
export function collectHub(text: string, seen: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, role, hub] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (role === undefined || hub === undefined)
    throw new InvalidArgumentError('Expected role=hub, such as handler=chat.');
  const roles = roleWords().map(({ name }) => name);
  if (!roles.includes(role)) {
    const near = suggestion(role, roles) || ` Expected one of ${roles.join(', ')}.`;
    throw new InvalidArgumentError(`There is no role ${JSON.stringify(role)}.${near}`);
  }
  if (!isHubName(hub)) throw new InvalidArgumentError(`The hub is ${JSON.stringify(hub)}. Expected ${hubNameRule}.`);
  return { ...seen, [role]: hub };
}

/** One more capability; `all` stands for every one. */
export function collectCapability(text: string, seen: readonly Capability[] = []): Capability[] {
  const known = capabilityWords().map(({ name }) => name);
  const added = capabilities.filter((capability) => text === 'all' || capability === text);
  if (added.length === 0) {
    const near = suggestion(text, ['all', ...known]) || ` Expected all, or some of ${known.join(', ')}.`;
    throw new InvalidArgumentError(`There is no capability ${JSON.stringify(text)}.${near}`);
  }
  return [...new Set([...seen, ...added])];
}
