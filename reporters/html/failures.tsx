import type { VNode } from 'preact';
import type { ConformanceReport } from '../../results/report.js';
import { quantity } from '../../lib/quantity.js';
import { type CauseGroup, groupByCause } from '../cause-groups.js';
import { isFailure, isKnown, isWarning } from '../finding-kinds.js';
import { reproduceCommand } from '../reproduce-command.js';
import { FindingItem } from './finding-item.js';
import { FailureMark } from './known-failure.js';

/** What failed by its cause: first what was seen, then the rows that it breaks, then what it blocks; nothing where nothing failed. */
export function Failures({ report }: { report: ConformanceReport }): VNode | null {
  const { findings } = report;
  if (findings.length === 0) return null;
  const groups = [isFailure, isKnown, isWarning].flatMap((kind) => groupByCause(findings.filter(kind)));
  return (
    <section aria-labelledby="failures" data-group>
      <h2 id="failures">
        What failed{' '}
        <span class="count">
          {quantity(findings.length, 'requirement')}, {quantity(groups.length, 'cause')}
        </span>
      </h2>
      <ul class="failures">
        {groups.map((group) => (
          <Cause group={group} report={report} />
        ))}
      </ul>
      <p class="nothing" hidden>
        No finding matches the filter.
      </p>
    </section>
  );
}

function Cause({ group, report }: { group: CauseGroup; report: ConformanceReport }): VNode | null {
  const { message, scenarios, findings, blocks } = group;
  const [first] = findings;
  if (first === undefined) return null;
  const requirements = new Map(report.requirements.map((requirement) => [requirement.id, requirement]));
  const byId = new Map(report.scenarios.map((scenario) => [scenario.id, scenario]));
  return (
    <li class={`failure failure-${isFailure(first) ? 'gating' : 'warning'}`} data-group>
      <div class="failure-head" data-search>
        <FailureMark finding={first} />
        <h3>
          {message} {scenarios > 0 && <span class="failure-count">{quantity(scenarios, 'scenario')}</span>}
        </h3>
      </div>
      {isWarning(first) && <p class="failure-note">Does not spoil the verdict.</p>}
      <ul class="findings">
        {findings.flatMap((finding, index) => {
          const requirement = requirements.get(finding.requirement);
          return requirement === undefined
            ? []
            : [
                <FindingItem
                  finding={finding}
                  requirement={requirement}
                  seen={finding.scenarios.flatMap((id) => byId.get(id) ?? [])}
                  command={reproduceCommand(report.command, requirement.id)}
                  open={index === 0}
                />,
              ];
        })}
      </ul>
      {blocks.length > 0 && <Blocked ids={blocks} />}
    </li>
  );
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
