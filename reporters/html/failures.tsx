import type { VNode } from 'preact';
import type { ConformanceReport, RequirementReport } from '../../results/report.js';
import { errorSummary } from '../error-summary.js';
import { reproduceCommand } from '../reproduce-command.js';
import { RequirementFacts, ScenarioLinks } from './requirement-facts.js';
import { ResultBadge } from './result-badge.js';

/** What failed, with what is needed to act on it; nothing where nothing failed. */
export function Failures({ report }: { report: ConformanceReport }): VNode | null {
  const failed = report.requirements.filter(({ result }) => result === 'failed');
  if (failed.length === 0) return null;
  return (
    <section aria-labelledby="failures">
      <h2 id="failures">
        What failed <span class="count">{failed.length}</span>
      </h2>
      <ul class="failures">
        {failed
          .toSorted((a, b) => Number(b.gates) - Number(a.gates))
          .map((requirement) => (
            <Failure requirement={requirement} report={report} />
          ))}
      </ul>
    </section>
  );
}

function Failure({ requirement, report }: { requirement: RequirementReport; report: ConformanceReport }): VNode {
  const { id, gates, severity, statement } = requirement;
  const seen = report.scenarios.filter(({ result, requirements }) => result === 'failed' && requirements.includes(id));
  const error = seen[0]?.errors[0];
  return (
    <li class={`failure failure-${gates ? 'gating' : 'warning'}`}>
      <div class="failure-head">
        <ResultBadge result="failed" severity={severity} />
        <h3>{statement}</h3>
      </div>
      {!gates && <p class="failure-note">Does not spoil the verdict.</p>}
      <RequirementFacts requirement={requirement} />
      {error !== undefined && <pre class="failure-error">{errorSummary(error)}</pre>}
      <ScenarioLinks scenarios={seen} label="Seen in" />
      <p class="reproduce">
        <span>Reproduce</span> <code>{reproduceCommand(report.command, id)}</code>
      </p>
    </li>
  );
}
