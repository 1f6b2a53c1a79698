import type { VNode } from 'preact';
import { quantity } from '../../lib/quantity.js';
import type { FindingReport, RequirementReport, ScenarioReport } from '../../results/report.js';
import { errorSummary } from '../error-summary.js';
import { CopyableCommand } from './copyable-command.js';
import { KnownFailureNote } from './known-failure.js';
import { RequirementFacts, ScenarioLinks } from './requirement-facts.js';

const maxOtherCauses = 4;
const maxScenarios = 5;

interface FindingItemProps {
  finding: FindingReport;
  requirement: RequirementReport;
  /** The scenarios in which it was seen. */
  seen: readonly ScenarioReport[];
  command: string;
  /** Whether more than its statement is shown at once. */
  open: boolean;
}

/** A row that failed, below what was seen: what it says, where that is written, what else was seen, and how to repeat it. */
export function FindingItem({ finding, requirement, seen, command, open }: FindingItemProps): VNode {
  const { causes, note } = finding;
  const own = seen.find(({ result, requirements }) => result === 'failed' && requirements.includes(requirement.id));
  const error = own?.errors[0];
  return (
    <li
      class="finding"
      data-item="finding"
      data-result="failed"
      data-profiles={requirement.profile}
      data-levels={requirement.level}
    >
      <details open={open}>
        <summary data-search>
          <code class="requirement-id">{requirement.id}</code> {requirement.statement}
        </summary>
        <div class="finding-body">
          {causes.length > 1 && <OtherCauses causes={causes.slice(1)} />}
          {requirement.known !== undefined && <KnownFailureNote known={requirement.known} />}
          {note !== undefined && <p class="failure-note">{note}</p>}
          <div data-search>
            <RequirementFacts requirement={requirement} withId={false} />
          </div>
          {error !== undefined && saysMore(error, causes) && (
            <details class="failure-error">
              <summary>The error</summary>
              <pre data-search>{errorSummary(error)}</pre>
            </details>
          )}
          <ScenarioLinks scenarios={seen.slice(0, maxScenarios)} label={seenIn(seen.length)} />
          <p class="reproduce">
            <span>Reproduce</span> <CopyableCommand command={command} />
          </p>
        </div>
      </details>
    </li>
  );
}

function OtherCauses({ causes }: Pick<FindingReport, 'causes'>): VNode {
  const more = causes.length - maxOtherCauses;
  return (
    <ul class="failure-causes" data-search>
      {causes.slice(0, maxOtherCauses).map(({ message, scenarios }) => (
        <li>
          Also <code>{message}</code>{' '}
          {scenarios > 0 && <span class="failure-count">{quantity(scenarios, 'scenario')}</span>}
        </li>
      ))}
      {more > 0 && <li class="failure-note">and {more} more</li>}
    </ul>
  );
}

/** Whether the error has lines that its cause, one line of it, leaves out. */
function saysMore(error: string, causes: FindingReport['causes']): boolean {
  return !causes.some(({ message }) => error.trim() === message || error.trim() === `Error: ${message}`);
}

function seenIn(count: number): string {
  return count > maxScenarios ? `Seen in ${count} scenarios, among them` : 'Seen in';
}
