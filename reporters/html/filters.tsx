import type { VNode } from 'preact';
import type { ConformanceReport, RequirementResult } from '../../results/report.js';
import { requirementLevels } from '../../specs/requirement.js';
import { resultLook } from './result-badge.js';

/**
 * What to show of findings, requirements and scenarios. It needs the page's script, which shows it and keeps what is chosen
 * in the page's address.
 */
export function Filters({ report }: { report: ConformanceReport }): VNode {
  const { requirements, scenarios } = report;
  const results = new Set([...requirements, ...scenarios].map(({ result }) => result));
  const shown = (Object.keys(resultLook) as RequirementResult[]).filter((result) => results.has(result));
  return (
    <search class="filters" aria-label="Filter the results" hidden>
      <form id="filters">
        <label class="filter-text">
          <span class="hidden-text">Search findings, requirements and scenarios</span>
          <input type="search" name="text" placeholder="Search id, statement, title, error …" autocomplete="off" />
        </label>
        <details class="filter-more" open>
          <summary>Filters</summary>
          <div class="filter-choices">
            <fieldset class="filter-results">
              <legend class="hidden-text">Result</legend>
              {shown.map((result) => (
                <label class={`chip tone-${resultLook[result].tone}`}>
                  <input type="checkbox" name="result" value={result} />
                  <span>{resultLook[result].label}</span>
                </label>
              ))}
            </fieldset>
            <Choice
              name="profile"
              all="All profiles"
              values={[...new Set(requirements.map(({ profile }) => profile))]}
            />
            <Choice name="level" all="All levels" values={requirementLevels} />
            <div class="filter-actions">
              <button type="button" data-action="expand">
                Expand all
              </button>
              <button type="button" data-action="collapse">
                Collapse all
              </button>
              <button type="reset">Clear</button>
            </div>
          </div>
        </details>
        <output class="filter-count" aria-live="polite" />
      </form>
    </search>
  );
}

function Choice({ name, all, values }: { name: string; all: string; values: readonly string[] }): VNode {
  return (
    <label>
      <span class="hidden-text">{name}</span>
      <select name={name}>
        <option value="">{all}</option>
        {values.map((value) => (
          <option value={value}>{value}</option>
        ))}
      </select>
    </label>
  );
}
