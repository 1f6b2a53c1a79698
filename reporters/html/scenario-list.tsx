import type { VNode } from 'preact';
import type { RequirementReport, ScenarioReport } from '../../results/report.js';
import { KnownBadge } from './known-failure.js';
import { LazyTimeline } from './lazy-timeline.js';
import { ResultBadge } from './result-badge.js';
import { duration, scenarioAnchor } from './text.js';
import { Timeline } from './timeline.js';

/** So many failed scenarios are open and can be printed; the others open on demand. */
const openFailures = 10;

interface ScenarioListProps {
  scenarios: readonly ScenarioReport[];
  requirements: readonly RequirementReport[];
}

export function ScenarioList({ scenarios, requirements }: ScenarioListProps): VNode {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const failed = scenarios.filter(({ result }) => result === 'failed').map(({ id }) => id);
  const opened = new Set(failed.slice(0, openFailures));
  return (
    <section aria-labelledby="scenarios" data-group>
      <h2 id="scenarios">
        Scenarios <span class="count">{scenarios.length}</span>
      </h2>
      <ul class="scenarios">
        {scenarios.map((scenario) => (
          <ScenarioItem
            scenario={scenario}
            requirements={scenario.requirements.flatMap((id) => byId.get(id) ?? [])}
            open={opened.has(scenario.id)}
          />
        ))}
      </ul>
      <p class="nothing" hidden>
        No scenario matches the filter.
      </p>
    </section>
  );
}

interface ScenarioItemProps {
  scenario: ScenarioReport;
  requirements: readonly RequirementReport[];
  open: boolean;
}

function ScenarioItem({ scenario, requirements, open }: ScenarioItemProps): VNode {
  const { id, title, file, result, durationMs } = scenario;
  const isNamed = requirements.length > 0;
  const failed = requirements.filter((requirement) => requirement.result === 'failed');
  const isKnown = result === 'failed' && failed.length > 0 && failed.every(({ known }) => known !== undefined);
  const severity = isKnown || (isNamed && !requirements.some(({ gates }) => gates)) ? 'warning' : 'failure';
  return (
    <li
      class="scenario"
      data-item="scenario"
      data-severity={severity}
      data-result={result}
      data-profiles={requirements.map(({ profile }) => profile).join(' ')}
      data-levels={requirements.map(({ level }) => level).join(' ')}
    >
      <details id={scenarioAnchor(id)} open={open}>
        <summary data-search>
          {isKnown ? <KnownBadge /> : <ResultBadge result={result} severity={severity} />}
          <span class="scenario-title">{title}</span>
          <span class="scenario-meta">
            {scenario.requirements.map((requirement) => (
              <code>{requirement}</code>
            ))}
            <span>{file}</span>
            <span>{duration(durationMs)}</span>
          </span>
        </summary>
        <ScenarioBody scenario={scenario} open={open} />
      </details>
    </li>
  );
}

function ScenarioBody({ scenario, open }: { scenario: ScenarioReport; open: boolean }): VNode {
  const { errors, note, skipReason, timeline, title } = scenario;
  return (
    <div class="scenario-body">
      {skipReason !== undefined && (
        <p class="skip-reason" data-search>
          {skipReason}
        </p>
      )}
      {note !== undefined && (
        <p class="scenario-note" data-search>
          {note}
        </p>
      )}
      {errors.map((error) => (
        <pre class="scenario-error" data-search>
          {error}
        </pre>
      ))}
      {timeline.length === 0 && <p class="timeline-none">Nothing crossed the wire.</p>}
      {timeline.length > 0 &&
        (open ? <Timeline entries={timeline} of={title} /> : <LazyTimeline entries={timeline} of={title} />)}
    </div>
  );
}
