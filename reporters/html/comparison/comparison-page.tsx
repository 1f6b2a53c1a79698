import type { VNode } from 'preact';
import { groupBy } from '../../../lib/group-by.js';
import { quantity } from '../../../lib/quantity.js';
import { judgedShare } from '../../../results/judging/judged-share.js';
import {
  type ComparedReport,
  type ComparedRequirement,
  type ComparedResult,
  type Comparison,
  differences,
} from '../../../results/comparing/compare-reports.js';
import { IconSprite, ResultBadge, VerdictBadge } from '../result-badge.js';
import { areaTitle, targetName, utcDate } from '../text.js';

const changeInWords = { regressed: 'regressed', fixed: 'fixed', new: 'new failure', lost: 'no longer judged' };

/** Reports beside each other: a column for each, verdicts first, then what differs, then every requirement by area. */
export function ComparisonPage({ comparison, styles }: { comparison: Comparison; styles: string }): VNode {
  const { reports, requirements } = comparison;
  const different = differences(comparison);
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
          {[...groupBy(requirements, ({ area }) => area)].map(([area, rows]) => (
            <section aria-labelledby={`area-${area}`}>
              <h2 id={`area-${area}`}>
                {areaTitle(area)} <span class="count">{rows.length}</span>
              </h2>
              <ResultTable name={areaTitle(area)} rows={rows} reports={reports} />
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}

function VerdictTable({ reports }: { reports: readonly ComparedReport[] }): VNode {
  const names = [...new Set(reports.flatMap(({ profiles }) => profiles.map(({ name }) => name)))];
  return (
    <Table name="Verdicts" reports={reports}>
      <tr>
        <th scope="row">Run</th>
        {reports.map(({ date, suite, target, file, partial }) => (
          <td>
            {partial && <strong>Partial run. </strong>}
            {target.kind}, {utcDate(date)}, suite {suite.version}{' '}
            <code title={suite.hash}>{suite.hash.slice(0, 19)}</code>, <code>{file}</code>
          </td>
        ))}
      </tr>
      {names.map((name) => (
        <tr>
          <th scope="row">{name}</th>
          {reports.map(({ profiles }) => {
            const profile = profiles.find((other) => other.name === name);
            return <td>{profile === undefined ? 'Not asked for' : <ProfileCell profile={profile} />}</td>;
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
      <p class="cell-note">
        {judgedShare([profile])} of MUSTs judged. {profile.reason}
      </p>
    </>
  );
}

interface ResultTableProps {
  name: string;
  rows: readonly ComparedRequirement[];
  reports: readonly ComparedReport[];
}

function ResultTable({ name, rows, reports }: ResultTableProps): VNode {
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
          {results.map((result) => (
            <td>{result === null ? 'Not in the report' : <ResultCell result={result} />}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function ResultCell({ result: { result, spoils, known, change, cause } }: { result: ComparedResult }): VNode {
  return (
    <>
      <ResultBadge result={result} severity={spoils ? 'failure' : 'warning'} />
      {change !== undefined && <strong class={`change change-${change}`}> {changeInWords[change]}</strong>}
      {known && <span class="cell-note"> known</span>}
      {cause !== undefined && <p class="cell-note">{cause}</p>}
    </>
  );
}

interface TableProps {
  name: string;
  reports: readonly ComparedReport[];
  children: VNode | (VNode | VNode[])[];
}

/** Wider than a narrow screen, so it scrolls by itself, also by keyboard. */
function Table({ name, reports, children }: TableProps): VNode {
  return (
    <div class="table-scroll" role="region" aria-label={`${name}, table`} tabIndex={0}>
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
    </div>
  );
}
