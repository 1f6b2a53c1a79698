import { type Profile, profiles as allProfiles, type Requirement } from '../specs/requirement.js';
import { loadRequirements } from '../specs/load-requirements.js';
import { matchRequirements } from '../specs/requirement-pattern.js';
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
}

/**
 * What the flags `--profile`, `--requirement` and `--skip` select: every profile that can be tested, where none is given.
 * Requirements bring their own profiles.
 *
 * @throws Error that names what is not known, what is near it, and what nothing can be run for.
 */
export function selectRequirements({ profiles, requirements, skip }: SelectionFlags = {}): Selection {
  for (const name of profiles ?? []) checkProfile(name);
  const selectedProfiles = profiles ?? testableProfiles();
  if (requirements === undefined && skip === undefined) return { profiles: selectedProfiles };
  const rows = loadRequirements();
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

function checkProfile(name: string): void {
  if (!allProfiles.some((profile) => profile === name)) {
    throw new Error(
      `There is no profile ${JSON.stringify(name)}.${suggestion(name, testableProfiles())} Profiles: ${testableProfiles().join(', ')}.`,
    );
  }
  if (!testableProfiles().some((profile) => profile === name)) {
    throw new Error(`The profile ${name} has no requirement yet that can be tested.`);
  }
}

/** A requirement of another profile would be run and count for no verdict, so its failure would go unseen. */
function checkProfileOf(id: string, profile: Profile, profileNames: readonly string[] | undefined): void {
  if (profileNames === undefined || profileNames.includes(profile)) return;
  throw new Error(
    `${id} is of profile ${profile}, and --profile gives ${profileNames.join(', ')}. ` +
      `Leave --profile out, since a requirement brings its own, or add ${profile} to it.`,
  );
}

/** The profiles with requirements that can be tested. */
export function testableProfiles(): Profile[] {
  const tested = new Set(loadRequirements().flatMap(({ profile, testable }) => (testable ? profile : [])));
  return allProfiles.filter((profile) => tested.has(profile));
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
