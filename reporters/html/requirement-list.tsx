import type { VNode } from 'preact';
import type { RequirementReport, ScenarioReport } from '../../results/report.js';
import { groupBy } from '../../lib/group-by.js';
import { KnownBadge, KnownFailureNote } from './known-failure.js';
import { RequirementFacts, ScenarioLinks } from './requirement-facts.js';
import { ResultBadge } from './result-badge.js';
import { areaTitle } from './text.js';
import { quantity } from '../../lib/quantity.js';

interface RequirementListProps {
  requirements: readonly RequirementReport[];
  scenarios: readonly ScenarioReport[];
}

export function RequirementList({ requirements, scenarios }: RequirementListProps): VNode {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const areas = [...groupBy(requirements, ({ area }) => area)];
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">
        Requirements <span class="count">{requirements.length}</span>
      </h2>
      {areas.map(([area, rows]) => (
        <Area area={area} rows={rows} scenarios={byId} />
      ))}
      <p class="nothing" hidden>
        No requirement matches the filter.
      </p>
    </section>
  );
}

interface AreaProps {
  area: string;
  rows: readonly RequirementReport[];
  scenarios: ReadonlyMap<string, ScenarioReport>;
}

function Area({ area, rows, scenarios }: AreaProps): VNode {
  const passed = rows.filter(({ result }) => result === 'passed').length;
  return (
    <section class="area" data-group aria-labelledby={`area-${area}`}>
      <h3 id={`area-${area}`}>
        {areaTitle(area)}{' '}
        <span class="area-tally">
          {passed} of {rows.length} passed
        </span>
      </h3>
      <ul class="requirements">
        {rows.map((row) => (
          <RequirementRow requirement={row} scenarios={row.scenarios.flatMap((id) => scenarios.get(id) ?? [])} />
        ))}
      </ul>
    </section>
  );
}

interface RequirementRowProps {
  requirement: RequirementReport;
  scenarios: readonly ScenarioReport[];
}

function RequirementRow({ requirement, scenarios }: RequirementRowProps): VNode {
  const { id, known, level, profile, reason, result, severity, statement } = requirement;
  return (
    <li
      class="requirement"
      id={`requirement-${id}`}
      data-item="requirement"
      data-result={result}
      data-profiles={profile}
      data-levels={level}
    >
      {known === undefined ? <ResultBadge result={result} severity={severity} /> : <KnownBadge />}
      <div class="requirement-body" data-search>
        <p class="requirement-statement">{statement}</p>
        <RequirementFacts requirement={requirement} />
        {known !== undefined && <KnownFailureNote known={known} />}
        {reason !== undefined && <p class="requirement-reason">Not testable over the wire: {reason}</p>}
      </div>
      {scenarios.length > 0 && (
        <details class="requirement-scenarios">
          <summary>{quantity(scenarios.length, 'scenario')}</summary>
          <ScenarioLinks scenarios={scenarios} label="Verified by" />
        </details>
      )}
    </li>
  );
}
