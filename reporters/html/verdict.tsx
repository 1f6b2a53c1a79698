import type { VNode } from 'preact';
import type { ConformanceReport, ProfileReport, RequirementCounts } from '../../results/report.js';
import { requirementLevels } from '../../specs/requirement.js';
import { describeCounts } from '../describe-counts.js';
import { RunNotes } from './run-notes.js';
import type { Tone } from './result-badge.js';
import { VerdictBadge } from './result-badge.js';
import { quantity } from '../../lib/quantity.js';

export function VerdictSection({ report }: { report: ConformanceReport }): VNode {
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">Verdict</h2>
      <RunNotes report={report} />
      <div class="cards">
        {report.profiles.map((profile) => (
          <ProfileCard profile={profile} />
        ))}
        <ScenarioCard report={report} />
      </div>
      {report.errors.length > 0 && <RunErrors errors={report.errors} />}
    </section>
  );
}

function ProfileCard({ profile }: { profile: ProfileReport }): VNode {
  const levels = requirementLevels.filter((level) => profile.levels[level].total > 0);
  return (
    <article class={`card card-${profile.verdict.replace(' ', '-')}`}>
      <div class="card-head">
        <h3>
          <span class="card-kind">Profile</span> {profile.name}
        </h3>
        <VerdictBadge verdict={profile.verdict} />
      </div>
      <p class="card-reason">{profile.reason}</p>
      <dl class="levels">
        {levels.map((level) => (
          <div>
            <dt>{level}</dt>
            <dd>
              <RequirementMeter counts={profile.levels[level]} />
              {describeCounts(profile.levels[level])}
            </dd>
          </div>
        ))}
      </dl>
      {profile.warnings > 0 && (
        <p class="card-note">{quantity(profile.warnings, 'failure')} without effect on the verdict.</p>
      )}
      {profile.known > 0 && <p class="card-note">{quantity(profile.known, 'known failure')}.</p>}
    </article>
  );
}

function ScenarioCard({ report: { counts } }: { report: ConformanceReport }): VNode {
  const rows: [name: string, count: number, tone: Tone][] = [
    ['Passed', counts.passed, 'good'],
    ['Failed', counts.failed, 'bad'],
    ['Not judged', counts.notJudged, 'warn'],
    ['Could not run', counts.couldNotRun, 'warn'],
    ['Not applicable', counts.notApplicable, 'quiet'],
    ['Left out', counts.leftOut, 'quiet'],
  ];
  return (
    <article class="card">
      <div class="card-head">
        <h3>Scenarios</h3>
        <p class="card-figure">
          {counts.executed} <span>of {counts.expected} executed</span>
        </p>
      </div>
      <Meter parts={rows.map(([, count, tone]) => [count, tone])} />
      <dl class="tally">
        {rows.map(([name, count, tone]) => (
          <div>
            <dt>
              <span class={`dot tone-${tone}`} aria-hidden="true" />
              {name}
            </dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function RequirementMeter({ counts }: { counts: RequirementCounts }): VNode {
  const quiet = counts.notApplicable + counts.leftOut + counts.notTested + counts.untestable;
  return (
    <Meter
      parts={[
        [counts.passed, 'good'],
        [counts.failed, 'bad'],
        [counts.couldNotRun + counts.notJudged, 'warn'],
        [quiet, 'quiet'],
      ]}
    />
  );
}

// The numbers beside it say the same in words.
function Meter({ parts }: { parts: [count: number, tone: Tone][] }): VNode {
  return (
    <div class="meter" aria-hidden="true">
      {parts
        .filter(([count]) => count > 0)
        .map(([count, tone]) => (
          <span class={`tone-${tone}`} style={`flex-grow:${count}`} />
        ))}
    </div>
  );
}

function RunErrors({ errors }: { errors: readonly string[] }): VNode {
  return (
    <div class="run-errors">
      <h3>Errors of the run</h3>
      <ul>
        {errors.map((error) => (
          <li>
            <pre>{error}</pre>
          </li>
        ))}
      </ul>
    </div>
  );
}
