export const capabilities = [
  'anonymous-hub',
  'messages-only-hub',
  'no-handler-hub',
  'refused-handler-hub',
  'routed-hub',
  'validation-hubs',
  'secondary-key',
  'generate-token',
  'validation-observable',
  'polling',
  'issuer-tokens',
  'handler-timeout',
  'handler-identity',
] as const;
/** What a target may declare; requirements that name a capability apply only to targets that have it. */
export type Capability = (typeof capabilities)[number];

/** The hubs of a target by what they are for. */
export interface TargetHubs {
  readonly handler: string;
  readonly messagesOnly?: string;
  readonly noHandler?: string;
  readonly anonymous?: string;
  readonly refusedHandler?: string;
  readonly routed?: string;
  readonly validatedByGet?: string;
  readonly refusedByStatus?: string;
  readonly refusedByList?: string;
  readonly isolated?: string;
  readonly identified?: string;
  readonly [role: string]: string | undefined;
}

export interface TargetEventHandler {
  /** Where the suite listens; any free port of 127.0.0.1 where it is left out. */
  readonly listen?: { readonly host: string; readonly port: number };
  /** How the target reaches the suite; `{port}` is the port that the suite listens on. */
  readonly url: string;
}

/** What the official emulator waits, and documents the runtime to wait. */
export const defaultRetryDelaysMs: readonly number[] = [1000, 3000, 5000];

/** Of so many, a loss of one in a hundred is seen with a certainty of more than 99.9 %. */
export const defaultMaxMessages = 1000;

/** The OpenID Connect issuer of the suite, whose tokens the target trusts. */
export interface TargetIssuer {
  /** Where it listens; any free port of 127.0.0.1 where it is left out. */
  readonly listen?: { readonly host: string; readonly port: number };
  /** How the target reaches it, and so its name; `{port}` is the port that it listens on. */
  readonly url: string;
}

export interface TargetTimings {
  /** How long a message, a delivery or an answer may take before it counts as lost. */
  readonly deliveryMs: number;
  /** How far beyond its `exp` or before its `nbf` a token is still accepted. */
  readonly clockSkewSeconds: number;
  /**
   * How long it waits before each retry of a delivery that was answered 408 or 5xx, or could not be made:
   * {@link defaultRetryDelaysMs} where it is left out.
   */
  readonly retryDelaysMs?: readonly number[];
  /** How long it waits for an event handler's answer, all tries together. Needed for the capability `handler-timeout`. */
  readonly handlerTimeoutMs?: number;
  /** How long a launched target may take until it is ready. */
  readonly startMs?: number;
}

export interface TargetLaunch {
  /** Program and arguments, with the placeholders `{settings}`, `{accessKey}` and `{eventHandlerUrl}`. */
  readonly command: readonly [string, ...string[]];
  /** Relative to the folder of the descriptor; that folder where it is left out. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A service as an image, which a container engine starts on this machine. */
export interface TargetContainer {
  /** The image's name and tag: `my-service:1.2.0`. */
  readonly image: string;
  /** The port that the service listens on in the container: {@link defaultContainerPort} where it is left out. */
  readonly port?: number;
  /** In place of the image's own command; with the placeholders of a launch. */
  readonly command?: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

export const defaultContainerPort = 8080;

/**
 * A service to test, as `target.schema.json` has it. It has a connection string, or an endpoint and an access key, or it
 * is launched and tells them when it is ready.
 */
export interface TargetDescriptor {
  readonly name: string;
  readonly version?: string;
  readonly connectionString?: string;
  readonly endpoint?: string;
  readonly accessKey?: string;
  readonly secondaryAccessKey?: string;
  readonly hubs: TargetHubs;
  readonly eventHandler: TargetEventHandler;
  /** Needed for the capability `issuer-tokens`. */
  readonly issuer?: TargetIssuer;
  readonly capabilities: readonly Capability[];
  readonly timings: TargetTimings;
  /** How many events, and how many sends, a scenario that counts them makes: {@link defaultMaxMessages} where it is left out. */
  readonly maxMessages?: number;
  readonly launch?: TargetLaunch;
  readonly container?: TargetContainer;
}

/** A target as the suite uses it: its descriptor, where a role may have no hub. */
export type Target = Omit<TargetDescriptor, 'hubs'> & { readonly hubs: Partial<TargetHubs> };
