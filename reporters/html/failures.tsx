import type { VNode } from 'preact';
import { quantity } from '../../lib/quantity.js';
import type { KnownFailure } from '../../results/baseline.js';
import type { ConformanceReport, FindingReport } from '../../results/report.js';
import { isFailure } from '../finding-kinds.js';
import { errorSummary } from '../error-summary.js';
import { reproduceCommand } from '../reproduce-command.js';
import { RequirementFacts, ScenarioLinks } from './requirement-facts.js';
import { ResultBadge } from './result-badge.js';

/** What failed, each row once, with what is needed to act on it; nothing where nothing failed. */
export function Failures({ report }: { report: ConformanceReport }): VNode | null {
  const { findings } = report;
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="failures">
      <h2 id="failures">
        What failed <span class="count">{findings.length}</span>
      </h2>
      <ul class="failures">
        {findings.map((finding) => (
          <Failure finding={finding} report={report} />
        ))}
      </ul>
    </section>
  );
}

function Failure({ finding, report }: { finding: FindingReport; report: ConformanceReport }): VNode | null {
  const { gates, known, severity, causes, blocks, note, scenarios } = finding;
  const requirement = report.requirements.find(({ id }) => id === finding.requirement);
  if (requirement === undefined) return null;
  const seen = report.scenarios.filter(({ id }) => scenarios.includes(id));
  const own = seen.find(({ result, requirements }) => result === 'failed' && requirements.includes(requirement.id));
  const error = own?.errors[0];
  return (
    <li class={`failure failure-${isFailure(finding) ? 'gating' : 'warning'}`}>
      <div class="failure-head">
        <ResultBadge result="failed" severity={known === undefined ? severity : 'warning'} />
        <h3>{requirement.statement}</h3>
      </div>
      {!gates && <p class="failure-note">Does not spoil the verdict.</p>}
      {known !== undefined && <Known known={known} />}
      {note !== undefined && <p class="failure-note">{note}</p>}
      <RequirementFacts requirement={requirement} />
      <ul class="failure-causes">
        {causes.slice(0, shownCauses).map(({ message, scenarios: count }) => (
          <li>
            <code>{message}</code> {quantity(count, 'scenario')}
          </li>
        ))}
      </ul>
      {error !== undefined && <pre class="failure-error">{errorSummary(error)}</pre>}
      <ScenarioLinks scenarios={seen.slice(0, shownScenarios)} label={seenIn(seen.length)} />
      {blocks.length > 0 && <Blocked ids={blocks} />}
      <p class="reproduce">
        <span>Reproduce</span> <code>{reproduceCommand(report.command, requirement.id)}</code>
      </p>
    </li>
  );
}

/** The baseline's entry for a failure. */
function Known({ known: { reason, link, expires } }: { known: KnownFailure }): VNode {
  return (
    <p class="failure-note">
      Known until {expires}: {reason} {isWebLink(link) ? <a href={link}>{link}</a> : link}
    </p>
  );
}

/** A report is opened by others than who wrote the baseline; only these links lead where they say. */
function isWebLink(link: string): boolean {
  return /^https?:\/\//i.test(link);
}

const shownCauses = 5;
const shownScenarios = 10;

function seenIn(count: number): string {
  return count > shownScenarios ? `Seen in ${count} scenarios, among them` : 'Seen in';
}

function Blocked({ ids }: { ids: readonly string[] }): VNode {
  return (
    <details class="failure-blocks">
      <summary>{quantity(ids.length, 'requirement')} could not be judged for it</summary>
      <ul>
        {ids.map((id) => (
          <li>
            <a href={`#requirement-${id}`}>{id}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
