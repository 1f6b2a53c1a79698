import type { VNode } from 'preact';
import { quantity } from '../../lib/quantity.js';
import type { KnownFailure } from '../../results/baseline.js';
import type { ConformanceReport, FindingReport, RequirementReport, ScenarioReport } from '../../results/report.js';
import { isFailure } from '../finding-kinds.js';
import { errorSummary } from '../error-summary.js';
import { reproduceCommand } from '../reproduce-command.js';
import { CopyableCommand } from './copyable-command.js';
import { RequirementFacts, ScenarioLinks } from './requirement-facts.js';
import { ResultBadge } from './result-badge.js';

/** What failed, each requirement once: first the cause, then what it blocks; nothing where nothing failed. */
export function Failures({ report }: { report: ConformanceReport }): VNode | null {
  const { findings } = report;
  if (findings.length === 0) return null;
  const requirements = new Map(report.requirements.map((requirement) => [requirement.id, requirement]));
  const scenarios = new Map(report.scenarios.map((scenario) => [scenario.id, scenario]));
  return (
    <section aria-labelledby="failures" data-group>
      <h2 id="failures">
        What failed <span class="count">{findings.length}</span>
      </h2>
      <ul class="failures">
        {findings.map((finding) => {
          const requirement = requirements.get(finding.requirement);
          if (requirement === undefined) return null;
          return (
            <Failure
              finding={finding}
              requirement={requirement}
              seen={finding.scenarios.flatMap((id) => scenarios.get(id) ?? [])}
              command={reproduceCommand(report.command, requirement.id)}
            />
          );
        })}
      </ul>
      <p class="nothing" hidden>
        No finding matches the filter.
      </p>
    </section>
  );
}

interface FailureProps {
  finding: FindingReport;
  requirement: RequirementReport;
  /** The scenarios in which it was seen. */
  seen: readonly ScenarioReport[];
  command: string;
}

function Failure({ finding, requirement, seen, command }: FailureProps): VNode {
  const { gates, known, severity, causes, blocks, note } = finding;
  const own = seen.find(({ result, requirements }) => result === 'failed' && requirements.includes(requirement.id));
  const error = own?.errors[0];
  return (
    <li
      class={`failure failure-${isFailure(finding) ? 'gating' : 'warning'}`}
      data-item="finding"
      data-result="failed"
      data-profiles={requirement.profile}
      data-levels={requirement.level}
    >
      <div class="failure-head">
        <ResultBadge result="failed" severity={known === undefined ? severity : 'warning'} />
        <h3 data-search>{requirement.statement}</h3>
      </div>
      <ul class="failure-causes" data-search>
        {causes.slice(0, shownCauses).map(({ message, scenarios: count }) => (
          <li>
            <code>{message}</code> {count > 0 && <span class="failure-count">{quantity(count, 'scenario')}</span>}
          </li>
        ))}
        {causes.length > shownCauses && <li class="failure-note">and {causes.length - shownCauses} more</li>}
      </ul>
      {!gates && <p class="failure-note">Does not spoil the verdict.</p>}
      {known !== undefined && <Known known={known} />}
      {note !== undefined && <p class="failure-note">{note}</p>}
      <div data-search>
        <RequirementFacts requirement={requirement} />
      </div>
      {error !== undefined && saysMore(error, causes) && (
        <details class="failure-error">
          <summary>The error</summary>
          <pre data-search>{errorSummary(error)}</pre>
        </details>
      )}
      <ScenarioLinks scenarios={seen.slice(0, shownScenarios)} label={seenIn(seen.length)} />
      {blocks.length > 0 && <Blocked ids={blocks} />}
      <p class="reproduce">
        <span>Reproduce</span> <CopyableCommand command={command} />
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
const shownScenarios = 5;

/** Whether the error has lines that its cause, one line of it, leaves out. */
function saysMore(error: string, causes: FindingReport['causes']): boolean {
  return !causes.some(({ message }) => error.trim() === message || error.trim() === `Error: ${message}`);
}

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
