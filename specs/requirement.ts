import type { HandlerCapability } from './handler-descriptor.js';
import type { Capability } from './target-descriptor.js';

export const requirementLevels = ['MUST', 'SHOULD', 'MAY'] as const;
export type RequirementLevel = (typeof requirementLevels)[number];

export const profiles = [
  'core',
  'management',
  'functions',
  'transports',
  'runtime',
  'handler',
  'default-mode',
] as const;
export type Profile = (typeof profiles)[number];

/** What a run can be of. */
export type Subject = 'service' | 'event handler';

/** What the rows of a profile are demanded of. */
export function subjectOf(profile: Profile): Subject {
  return profile === 'handler' ? 'event handler' : 'service';
}

/** Strongest first. */
export const evidenceGrades = [
  'observed',
  'documented',
  'protocol',
  'official-emulator',
  'swagger',
  'official-client',
  'inferred',
] as const;
export type Evidence = (typeof evidenceGrades)[number];

/** Clients from outside npm that some rows need. Where one is missing, its rows are left out of a run. */
export const clientKinds = ['browser', 'python', 'java', 'go'] as const;
export type ClientKind = (typeof clientKinds)[number];

export interface RequirementSource {
  /** The public document's file name: `socket-io-serverless-protocol.md`. */
  readonly document: string;
  readonly section: string;
}

/** One observable fact of the contract: a row of `specs/requirements/*.yaml`. */
export interface Requirement {
  /** AREA-TOPIC-NN; never changes. */
  readonly id: string;
  /** The base name of the file that holds the row: `rest-send`. */
  readonly area: string;
  readonly level: RequirementLevel;
  /** What a user sees when it is broken: one of the schema's words, `message-lost`. */
  readonly impact: string;
  readonly profile: Profile;
  readonly statement: string;
  readonly source: RequirementSource;
  readonly evidence: Evidence;
  readonly testable: boolean;
  /** Why it cannot be tested over the wire; present only where `testable` is false. */
  readonly reason?: string;
  /** What a target must declare, or an event handler's descriptor show, for the requirement to apply to it. */
  readonly capability?: Capability | HandlerCapability;
  /** The recorded exchanges that show it, by their ids in `specs/vectors/observed-exchanges`. */
  readonly exchanges?: readonly string[];
  /** The test of the official emulator that claims to match the service: what a MUST of that evidence rests on. */
  readonly matchesService?: string;
  /** The client from outside npm that its scenarios need. Such a row never gates. */
  readonly client?: ClientKind;
  /** Whether its scenarios take so long that they run only where the caller asks for slow ones. */
  readonly slow?: boolean;
}

/**
 * Whether a failure of the requirement spoils a verdict. What is only inferred is reported and never gates, nor does what
 * needs a client from outside npm.
 */
export function gates({ level, evidence, client }: Pick<Requirement, 'level' | 'evidence' | 'client'>): boolean {
  return level === 'MUST' && evidence !== 'inferred' && client === undefined;
}
