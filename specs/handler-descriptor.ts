import type { Target, TargetLaunch } from './target-descriptor.js';

/** What an author says that an event handler offers beyond what each has to. */
export const declaredHandlerCapabilities = ['get-validation', 'http2', 'url-code'] as const;

/** What a descriptor's other members show that it can be tried with. */
export const shownHandlerCapabilities = [
  'access-keys',
  'two-access-keys',
  'no-access-keys',
  'named-origin',
  'echo-event',
  'empty-event',
  'rejected-user',
  'two-namespaces',
  'service-identity',
  'tls',
] as const;

/** Those that a stranger cannot find out: what the application does with its events. */
export const applicationCapabilities: readonly HandlerCapability[] = [
  'echo-event',
  'empty-event',
  'rejected-user',
  'two-namespaces',
];

export const handlerCapabilities = [...declaredHandlerCapabilities, ...shownHandlerCapabilities] as const;
/** What rows of the profile `handler` may ask for. */
export type HandlerCapability = (typeof handlerCapabilities)[number];

/** How long an event handler may take to answer, where its descriptor does not say. */
export const defaultAnswerMs = 3000;

/** The identity of the service, by the suite's own issuer. */
export interface HandlerIdentity {
  /** Where the suite's issuer listens, and how the handler reaches it. */
  readonly issuer: NonNullable<Target['issuer']>;
  /** The audience of the service's tokens. */
  readonly audience: string;
}

/** An event handler to check, as `handler.schema.json` has it. It has a URL, or is launched and tells it when it is ready. */
export interface HandlerDescriptor {
  readonly name: string;
  readonly version?: string;
  /** With `{hub}` and `{event}`, as the service's settings have it. */
  readonly url?: string;
  /** The hub whose events it takes. */
  readonly hub: string;
  /** The host that the service calls itself by in `WebHook-Request-Origin`; `localhost` where it is left out. */
  readonly origin?: string;
  /** The access keys of the service that it knows, at most two. Without one it takes unsigned events. */
  readonly accessKeys?: readonly string[];
  /** How it checks the service's identity; left out where events bear no token. */
  readonly identity?: HandlerIdentity;
  /** The namespaces whose events it takes: `['/']` where it is left out. */
  readonly namespaces?: readonly string[];
  readonly events?: {
    /** The name of an event that it acknowledges with the event's own arguments. */
    readonly echo?: string;
    /** The name of an event that it acknowledges without arguments. */
    readonly empty?: string;
  };
  /** The user id of a client that it rejects. */
  readonly rejectedUser?: string;
  readonly capabilities?: readonly (typeof declaredHandlerCapabilities)[number][];
  /** How long it may take to answer: {@link defaultAnswerMs} where it is left out. */
  readonly answerMs?: number;
  readonly launch?: TargetLaunch;
}

/** What a handler of this descriptor can be tried with. */
export function capabilitiesOfHandler(descriptor: HandlerDescriptor, url: string): HandlerCapability[] {
  const { accessKeys = [], namespaces = [], events = {}, rejectedUser, origin, identity } = descriptor;
  const shown: readonly (readonly [HandlerCapability, boolean])[] = [
    ['access-keys', accessKeys.length > 0],
    ['two-access-keys', accessKeys.length > 1],
    ['no-access-keys', accessKeys.length === 0],
    ['named-origin', origin !== undefined],
    ['echo-event', events.echo !== undefined],
    ['empty-event', events.empty !== undefined],
    ['rejected-user', rejectedUser !== undefined],
    ['two-namespaces', namespaces.length > 1],
    ['service-identity', identity !== undefined],
    ['tls', url.startsWith('https:')],
  ];
  return [...(descriptor.capabilities ?? []), ...shown.flatMap(([name, isShown]) => (isShown ? [name] : []))];
}
