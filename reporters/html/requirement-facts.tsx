import type { ComponentChildren, VNode } from 'preact';
import type { ExchangeReport, RequirementReport, ScenarioReport } from '../../results/report.js';
import { resultLook } from './result-badge.js';
import { scenarioAnchor } from './text.js';

interface RequirementFactsProps {
  requirement: RequirementReport;
  /** Whether its id is among them; it need not be where it stands above. */
  withId?: boolean;
}

/** What the registry says about a requirement besides its statement, on one line where there is room. */
export function RequirementFacts({ requirement, withId = true }: RequirementFactsProps): VNode {
  const { id, level, evidence, impact, profile, source, exchanges } = requirement;
  return (
    <dl class="requirement-facts">
      {withId && (
        <Fact name="Requirement">
          <code class="requirement-id">{id}</code>
        </Fact>
      )}
      <Fact name="Level">
        <span class="level">{level}</span>
      </Fact>
      <Fact name="Profile">{profile}</Fact>
      <Fact name="Evidence" labelled>
        {evidence}
      </Fact>
      <Fact name="Impact" labelled>
        {impact.replaceAll('-', ' ')}
      </Fact>
      <Fact name="Source" labelled>
        {source.document}, "{source.section}"
      </Fact>
      {exchanges !== undefined && (
        <Fact name="Recorded" labelled>
          <Recorded exchanges={exchanges} />
        </Fact>
      )}
    </dl>
  );
}

const shownExchanges = 2;

/** What the real service was recorded to answer: a few exchanges say enough, and the rest is in report.json. */
function Recorded({ exchanges }: { exchanges: readonly ExchangeReport[] }): VNode {
  const more = exchanges.length - shownExchanges;
  return (
    <>
      {exchanges.slice(0, shownExchanges).map(({ id, method, target, status, date }) => (
        <span class="recorded" title={`${method} ${target}`}>
          <code>
            {method} {target.replace(/\?.*/, '')}
          </code>{' '}
          → {status}, {date} ({id})
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  );
}

interface FactProps {
  name: string;
  /** Whether the name is shown; it is always read out. */
  labelled?: boolean;
  children: ComponentChildren;
}

function Fact({ name, labelled = false, children }: FactProps): VNode {
  return (
    <div>
      <dt class={labelled ? undefined : 'hidden-text'}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function ScenarioLinks({
  scenarios,
  label,
}: {
  scenarios: readonly ScenarioReport[];
  label: string;
}): VNode | null {
  if (scenarios.length === 0) return null;
  return (
    <div class="scenario-links">
      <span>{label}</span>
      <ul>
        {scenarios.map(({ id, title, result }) => (
          <li>
            <a href={`#${scenarioAnchor(id)}`}>{title}</a>
            <span class="hidden-text">, {resultLook[result].label}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
