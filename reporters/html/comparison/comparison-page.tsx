import type { ComponentChildren, VNode } from 'preact';
import { groupBy } from '../../../lib/group-by.js';
import { quantity } from '../../../lib/quantity.js';
import {
  type Change,
  type ComparedReport,
  type ComparedRequirement,
  type ComparedResult,
  type Comparison,
  differences,
} from '../../../results/comparing/compare-reports.js';
import { IconSprite, ResultBadge, VerdictBadge } from '../result-badge.js';
import { areaTitle, targetName, utcDate } from '../text.js';

const changeInWords = { regressed: 'regressed', fixed: 'fixed', new: 'new failure', lost: 'no longer judged' };

/** What a reader has to act on comes first. */
const changesByWeight: readonly Change[] = ['regressed', 'new', 'lost', 'fixed'];

/** More columns than this are not readable beside each other, so that the table scrolls by itself. */
const maxColumnsOnPage = 5;

/** Reports beside each other: a column for each, verdicts first, then what differs, then every requirement by area. */
export function ComparisonPage({ comparison, styles }: { comparison: Comparison; styles: string }): VNode {
  const { reports, requirements } = comparison;
  const different = differences(comparison).sort((a, b) => weightOf(a) - weightOf(b));
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${reports.map(targetName).join(', ')}: comparison`}</title>
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        <a class="skip-link" href="#results">
          Skip to the results
        </a>
        <IconSprite />
        <header class="masthead">
          <div class="masthead-inner">
            <p class="masthead-kicker">Socket.IO Serverless Mode · Comparison</p>
            <h1>{reports.map(targetName).join(' · ')}</h1>
          </div>
        </header>
        <main id="results">
          <section aria-labelledby="verdicts">
            <h2 id="verdicts">Verdicts</h2>
            <VerdictTable reports={reports} />
          </section>
          <section aria-labelledby="differences">
            <h2 id="differences">
              What differs <span class="count">{different.length}</span>
            </h2>
            {different.length === 0 ? (
              <p>No difference in {quantity(requirements.length, 'requirement')}.</p>
            ) : (
              <ResultTable name="What differs" rows={different} reports={reports} />
            )}
          </section>
          <section aria-labelledby="requirements">
            <h2 id="requirements">
              Requirements <span class="count">{requirements.length}</span>
            </h2>
            {[...groupBy(requirements, ({ area }) => area)].map(([area, rows]) => (
              <AreaTable title={areaTitle(area)} rows={rows} different={new Set(different)} reports={reports} />
            ))}
          </section>
        </main>
      </body>
    </html>
  );
}

function weightOf({ gates, results }: ComparedRequirement): number {
  const weights = results.flatMap((result) =>
    result?.change === undefined ? [] : [changesByWeight.indexOf(result.change)],
  );
  return Math.min(changesByWeight.length, ...weights) * 2 + (gates ? 0 : 1);
}

interface AreaTableProps extends Omit<ResultTableProps, 'name'> {
  title: string;
  different: ReadonlySet<ComparedRequirement>;
}

/** Opens on demand: all requirements together are a long page. */
function AreaTable({ title, rows, different, reports }: AreaTableProps): VNode {
  const count = rows.filter((row) => different.has(row)).length;
  return (
    <details class="area-table">
      <summary>
        {title}{' '}
        <span class="count">
          {rows.length}
          {count > 0 && `, ${count} ${count === 1 ? 'differs' : 'differ'}`}
        </span>
      </summary>
      <ResultTable name={title} rows={rows} reports={reports} />
    </details>
  );
}

function VerdictTable({ reports }: { reports: readonly ComparedReport[] }): VNode {
  const names = [...new Set(reports.flatMap(({ profiles }) => profiles.map(({ name }) => name)))];
  return (
    <Table name="Verdicts" reports={reports}>
      <tr>
        <th scope="row">Run</th>
        {reports.map((report) => (
          <Cell of={report}>
            {report.partial && <strong>Partial run. </strong>}
            {report.target.kind}, {utcDate(report.date)}, suite {report.suite.version}{' '}
            <code title={report.suite.hash}>{report.suite.hash.slice(0, 19)}</code>, <code>{report.file}</code>
          </Cell>
        ))}
      </tr>
      {names.map((name) => (
        <tr>
          <th scope="row">{name}</th>
          {reports.map((report) => {
            const profile = report.profiles.find((other) => other.name === name);
            return (
              <Cell of={report}>{profile === undefined ? 'Not asked for' : <ProfileCell profile={profile} />}</Cell>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}

function ProfileCell({ profile }: { profile: ComparedReport['profiles'][number] }): VNode {
  return (
    <>
      <VerdictBadge verdict={profile.verdict} />
      <p class="cell-note">{profile.reason}</p>
    </>
  );
}

interface ResultTableProps {
  name: string;
  rows: readonly ComparedRequirement[];
  reports: readonly ComparedReport[];
}

function ResultTable({ name, rows, reports }: ResultTableProps): VNode {
  // Between implementations nothing has become of anything.
  const showsChange = new Set(reports.map(({ target }) => target.name)).size === 1;
  return (
    <Table name={name} reports={reports}>
      {rows.map(({ id, level, gates, statement, results, contractChanges }) => (
        <tr>
          <th scope="row">
            <code>{id}</code> <span class="level">{level}</span>
            {!gates && <span class="cell-note"> does not gate</span>}
            <span class="statement">{statement}</span>
            {contractChanges.length > 0 && (
              <span class="cell-note">Contract changed: {contractChanges.join('; ')}</span>
            )}
          </th>
          {reports.map((report, index) => {
            const result = results[index];
            return (
              <Cell of={report}>
                {result ? <ResultCell result={result} showsChange={showsChange} /> : 'Not in the report'}
              </Cell>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}

function ResultCell({ result: compared, showsChange }: { result: ComparedResult; showsChange: boolean }): VNode {
  const { result, spoils, known, change, cause } = compared;
  return (
    <>
      <ResultBadge result={result} severity={spoils ? 'failure' : 'warning'} />
      {showsChange && change !== undefined && (
        <strong class={`change change-${change}`}> {changeInWords[change]}</strong>
      )}
      {known && <span class="cell-note"> known</span>}
      {cause !== undefined && <p class="cell-note">{cause}</p>}
    </>
  );
}

/** A cell that names its column where a narrow screen shows no columns. */
function Cell({ of, children }: { of: ComparedReport; children: ComponentChildren }): VNode {
  return (
    <td data-column={targetName(of)}>
      <div>{children}</div>
    </td>
  );
}

interface TableProps {
  name: string;
  reports: readonly ComparedReport[];
  children: VNode | (VNode | VNode[])[];
}

function Table({ name, reports, children }: TableProps): VNode {
  const table = (
    <table class="comparison">
      <thead>
        <tr>
          <td />
          {reports.map((report) => (
            <th scope="col">{targetName(report)}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
  if (reports.length <= maxColumnsOnPage) return <div class="table-frame">{table}</div>;
  return (
    <div class="table-frame table-scroll" role="region" aria-label={`${name}, table`} tabIndex={0}>
      {table}
    </div>
  );
}
