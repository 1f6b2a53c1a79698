import {
  type Profile,
  profiles as allProfiles,
  type Requirement,
  type Subject,
  subjectOf,
} from '../specs/requirement.js';
import { loadRequirements } from '../specs/load-requirements.js';
import { matchesPattern, matchRequirements } from '../specs/requirement-pattern.js';
import { suggestion } from '../specs/closest.js';

/** What a run is restricted to. */
export interface Selection {
  readonly profiles: readonly string[];
  readonly requirements?: readonly string[];
  /** Whether a slow requirement is named by its id, which asks for its scenarios. */
  readonly slow?: true;
}

/** What the flags say. */
export interface SelectionFlags {
  readonly profiles?: readonly string[] | undefined;
  /** Patterns of the only requirements of the run. */
  readonly requirements?: readonly string[] | undefined;
  /** Patterns of requirements that the run leaves out. */
  readonly skip?: readonly string[] | undefined;
  /** What the run is of; a service where it is left out. */
  readonly subject?: Subject;
}

/**
 * What the flags `--profile`, `--requirement` and `--skip` select: every profile that can be tested, where none is given.
 * Requirements bring their own profiles.
 *
 * @throws Error that names what is not known, what is near it, and what nothing can be run for.
 */
export function selectRequirements(flags: SelectionFlags = {}): Selection {
  const { profiles, requirements, skip, subject = 'service' } = flags;
  for (const name of profiles ?? []) checkProfile(name, subject);
  const selectedProfiles = profiles ?? testableProfiles(subject);
  if (requirements === undefined && skip === undefined) return { profiles: selectedProfiles };
  const rows = loadRequirements().filter(({ profile }) => subjectOf(profile) === subject);
  for (const pattern of [...(requirements ?? []), ...(skip ?? [])]) checkSubject(pattern, subject);
  const named =
    requirements === undefined
      ? rows.filter(({ testable, profile }) => testable && selectedProfiles.includes(profile))
      : namedRows(requirements, rows);
  const skipped = new Set(
    matchRequirements(
      skip ?? [],
      rows.map(({ id }) => id),
      '--skip',
    ),
  );
  const selected = named.filter(({ id }) => !skipped.has(id));
  if (selected.length === 0) throw new Error('--skip leaves no requirement to test. Skip fewer, or select others.');
  for (const { id, profile } of selected) checkProfileOf(id, profile, profiles);
  return {
    profiles: profiles ?? [...new Set(selected.map(({ profile }) => profile))],
    requirements: selected.map(({ id }) => id),
    ...(selected.some(({ id, slow }) => slow === true && requirements?.includes(id) === true) && { slow: true }),
  };
}

function checkProfile(name: string, subject: Subject): void {
  const testable = testableProfiles(subject);
  const known = allProfiles.find((profile) => profile === name);
  if (known === undefined) {
    throw new Error(
      `There is no profile ${JSON.stringify(name)}.${suggestion(name, testable)} Profiles: ${testable.join(', ')}.`,
    );
  }
  if (subjectOf(known) !== subject) throw new Error(`The profile ${name} is about ${otherCommand(known)}`);
  if (!testable.includes(known)) {
    throw new Error(`The profile ${name} has no requirement yet that can be tested.`);
  }
}

/** A row of another subject cannot be selected; a pattern that matches nothing is an error of its own. */
function checkSubject(pattern: string, subject: Subject): void {
  const ids = loadRequirements().filter(({ id }) => matchesPattern(pattern, id));
  const [first] = ids;
  if (first === undefined || ids.some(({ profile }) => subjectOf(profile) === subject)) return;
  throw new Error(`${pattern} is about ${otherCommand(first.profile)}`);
}

function otherCommand(profile: Profile): string {
  return subjectOf(profile) === 'service'
    ? 'services: run `socketio-serverless test`.'
    : 'event handlers: run `socketio-serverless check-handler`.';
}

/** A requirement of another profile would be run and count for no verdict, so its failure would go unseen. */
function checkProfileOf(id: string, profile: Profile, profileNames: readonly string[] | undefined): void {
  if (profileNames === undefined || profileNames.includes(profile)) return;
  throw new Error(
    `${id} is of profile ${profile}, and --profile gives ${profileNames.join(', ')}. ` +
      `Leave --profile out, since a requirement brings its own, or add ${profile} to it.`,
  );
}

/** The profiles of a subject with requirements that can be tested. */
export function testableProfiles(subject: Subject = 'service'): Profile[] {
  const tested = new Set(loadRequirements().flatMap(({ profile, testable }) => (testable ? profile : [])));
  return allProfiles.filter((profile) => tested.has(profile) && subjectOf(profile) === subject);
}

/** The rows that patterns select and that can be tested; one that is named by its id and cannot be is an error. */
function namedRows(patterns: readonly string[], rows: readonly Requirement[]): Requirement[] {
  const ids = new Set(
    matchRequirements(
      patterns,
      rows.map(({ id }) => id),
      '--requirement',
    ),
  );
  const untestable = rows.find(({ id, testable }) => !testable && patterns.includes(id));
  if (untestable !== undefined) {
    throw new Error(`${untestable.id} cannot be tested over the wire: ${untestable.reason ?? ''}`);
  }
  const named = rows.filter(({ id, testable }) => testable && ids.has(id));
  if (named.length > 0) return named;
  throw new Error(`--requirement: nothing that ${patterns.join(', ')} matches can be tested over the wire.`);
}
