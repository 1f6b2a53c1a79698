import { type Profile, profiles as allProfiles } from '../specs/requirement.js';
import { loadRequirements } from '../specs/load-requirements.js';
import { describeRetirement } from '../specs/retired-requirements.js';
import { suggestion } from '../specs/closest.js';

/** What a run is restricted to. */
export interface Selection {
  readonly profiles: readonly string[];
  readonly requirements?: readonly string[];
}

/**
 * What the flags `--profile` and `--requirement` select: every profile that can be tested, where neither is given.
 * Requirements bring their own profiles.
 *
 * @throws Error that names what is not known, what is near it, and what nothing can be run for.
 */
export function selectRequirements(profileNames?: readonly string[], requirementIds?: readonly string[]): Selection {
  for (const name of profileNames ?? []) checkProfile(name);
  if (requirementIds === undefined) return { profiles: profileNames ?? testableProfiles() };
  const requirements = requirementIds.map(checkRequirement);
  for (const { id, profile } of requirements) checkProfileOf(id, profile, profileNames);
  return {
    profiles: profileNames ?? [...new Set(requirements.map(({ profile }) => profile))],
    requirements: requirements.map(({ id }) => id),
  };
}

function checkProfile(name: string): void {
  if (!allProfiles.some((profile) => profile === name)) {
    throw new Error(
      `There is no profile ${JSON.stringify(name)}.${suggestion(name, allProfiles)} Profiles: ${allProfiles.join(', ')}.`,
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

function testableProfiles(): Profile[] {
  const tested = new Set(loadRequirements().flatMap(({ profile, testable }) => (testable ? profile : [])));
  return allProfiles.filter((profile) => tested.has(profile));
}

function checkRequirement(id: string) {
  const all = loadRequirements();
  const found = all.find((requirement) => requirement.id === id);
  const retirement = describeRetirement(id);
  if (retirement !== '') throw new Error(retirement);
  if (found === undefined) {
    const near = suggestion(
      id,
      all.map((requirement) => requirement.id),
    );
    throw new Error(`There is no requirement ${JSON.stringify(id)}.${near} They are listed in specs/requirements/.`);
  }
  if (!found.testable) throw new Error(`${id} cannot be tested over the wire: ${found.reason ?? ''}`);
  return found;
}
