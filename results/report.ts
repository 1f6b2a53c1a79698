import type { Requirement, Subject } from '../specs/requirement.js';
import type { BaselineEntry, KnownFailure } from './baseline.js';
import type { TimelineEntry } from '../specs/timeline.js';
import type { RunEnd } from './run-end.js';

/** How the target is reached: made by the suite, started by a command or as a container, or already running. */
export type TargetKind = 'embedded' | 'command' | 'container' | 'url';

/** The service, or the event handler, that a run tested. */
export interface TargetReport {
  name: string;
  version: string;
  kind: TargetKind;
  /** What it is; a service where it is left out. */
  subject?: Subject;
  /** An event handler's URL, without its query. */
  url?: string;
  /** The command that started it, as its descriptor has it. */
  command?: string;
  /** The image that it was started from, with its digest: `my-service@sha256:…`. */
  image?: string;
}

/**
 * `not judged`: a step that another row states failed before the scenario could look at its own rows. `not applicable`: the
 * target does not declare what it takes. `could not run`: the target declares it, and it could not
 * be tried, so the verdict is incomplete. `left out`: this machine lacks a client from outside npm, or the caller did not
 * ask for slow scenarios; it has no effect on the verdict.
 */
export type ScenarioResult = 'passed' | 'failed' | 'not judged' | 'not applicable' | 'could not run' | 'left out';

/** `untestable`: the registry says that it cannot be seen on the wire. `not tested`: no scenario of this run had it. */
export type RequirementResult = ScenarioResult | 'untestable' | 'not tested';

export type Verdict = 'conformant' | 'not conformant' | 'incomplete';

/** What the failure of a requirement means: only a `failure` spoils the verdict and the exit code. */
export type Severity = 'failure' | 'warning' | 'notice';

/** Scenarios of the run. Executed are those that passed or failed. */
export interface ScenarioCounts {
  expected: number;
  executed: number;
  passed: number;
  failed: number;
  notApplicable: number;
  couldNotRun: number;
  notJudged: number;
  leftOut: number;
}

/** Requirements of one profile and level. */
export interface RequirementCounts {
  total: number;
  passed: number;
  failed: number;
  notApplicable: number;
  couldNotRun: number;
  notJudged: number;
  leftOut: number;
  untestable: number;
  notTested: number;
}

export interface ProfileReport {
  name: string;
  verdict: Verdict;
  /** Why the verdict is not `conformant`, or what it stands on, in one sentence. */
  reason: string;
  /** Whether the run was restricted to some of the profile's requirements. */
  partial: boolean;
  levels: Record<Requirement['level'], RequirementCounts>;
  /** Failed requirements that do not gate: SHOULD, MAY, and what is only inferred. */
  warnings: number;
  /** Failed requirements that gate and that the baseline knows, so that they do not spoil the verdict. */
  known: number;
}

/** A recorded exchange of the real service, of `specs/vectors/observed-exchanges`. */
export interface ExchangeReport {
  id: string;
  method: string;
  /** With its query. */
  target: string;
  status: number;
  /** The day of the newest recording: `2026-04-07`. */
  date: string;
}

export interface RequirementReport {
  id: string;
  profile: string;
  area: string;
  level: Requirement['level'];
  impact: string;
  statement: string;
  source: Requirement['source'];
  evidence: Requirement['evidence'];
  /** What the real service was recorded to answer, where the evidence is a recording. */
  exchanges?: ExchangeReport[];
  result: RequirementResult;
  /** Whether a failure spoils the verdict of the profile and the exit code. */
  gates: boolean;
  severity: Severity;
  /** The ids of the scenarios that verify it. */
  scenarios: string[];
  /** The rows without which its scenarios could not look at it; present only where the result is `not judged`. */
  needs?: string[];
  /** The baseline's entry for it; present only where it failed. */
  known?: KnownFailure;
  /** Why it cannot be tested; present only where the result is `untestable`. */
  reason?: string;
}

export interface ScenarioReport {
  id: string;
  title: string;
  /** File and line, relative to the folder of the suites. */
  file: string;
  requirements: string[];
  result: ScenarioResult;
  durationMs: number;
  /** Plain text. */
  errors: string[];
  timeline: TimelineEntry[];
  skipReason?: string;
  /** What a reader has to know of the result: that less was tried than usual. */
  note?: string;
}

/** A row that failed, once, with everything in which it was seen. */
export interface FindingReport {
  requirement: string;
  /** Whether it spoils the verdict, where it is not known. */
  gates: boolean;
  /** The baseline's entry for it. */
  known?: KnownFailure;
  severity: Severity;
  /** What was seen, each message once with the number of scenarios that saw it, the most frequent first. */
  causes: { message: string; scenarios: number }[];
  /** The ids of the scenarios in which it was seen, whatever they verify. */
  scenarios: string[];
  /** The rows that could not be judged for it. */
  blocks: string[];
  /** What to know of it, where it did not repeat. */
  note?: string;
}

/** An entry of the baseline, and what it did in the run. */
export interface BaselineEntryReport extends BaselineEntry {
  /** The failed requirements that it covers. */
  failed: string[];
  /** Why it fails the run: it is stale, or it has expired. */
  problem?: string;
}

/** The known failures that a run was judged with. */
export interface BaselineReport {
  /** The file as the user named it. */
  file: string;
  entries: BaselineEntryReport[];
}

/** One run of the suite against one target: `report.json`, from which every other form of the report is made. */
export interface ConformanceReport {
  formatVersion: 1;
  suite: { name: string; version: string; hash: string };
  target: TargetReport;
  /** When the run began, ISO 8601. */
  date: string;
  durationMs: number;
  /** The command that made this run. */
  command: string;
  ended: RunEnd;
  /** Whether less was asked for than all that can be tested, so that a pass says nothing of the rest. */
  partial: boolean;
  counts: ScenarioCounts;
  profiles: ProfileReport[];
  /** Present only where the run was judged with one. */
  baseline?: BaselineReport;
  /** What failed, each row once: those that spoil the verdict first. */
  findings: FindingReport[];
  requirements: RequirementReport[];
  scenarios: ScenarioReport[];
  /** What is wrong with the run itself: a scenario that names no requirement, an error outside of any scenario. */
  errors: string[];
}
