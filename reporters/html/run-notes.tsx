import type { VNode } from 'preact';
import { exitCodeOf, failureCauses } from '../../results/judging/exit-code.js';
import type { ConformanceReport } from '../../results/report.js';
import { quantity } from '../../lib/quantity.js';

/** What a reader must know before the verdicts: that the run is partial, why it is no pass, and what the baseline did. */
export function RunNotes({ report }: { report: ConformanceReport }): VNode {
  const causes = failureCauses(report);
  return (
    <>
      {report.partial && (
        <p class="run-note run-note-partial">
          <strong>Partial run.</strong> It says nothing of what it was not asked for.
        </p>
      )}
      {causes.length > 0 && (
        <div class="run-note run-note-causes">
          <h3>No pass: exit code {exitCodeOf(report)}</h3>
          <ul>
            {causes.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {report.ended.lastLines !== undefined && <LastLines lines={report.ended.lastLines} />}
      {report.baseline !== undefined && <BaselineNote baseline={report.baseline} />}
    </>
  );
}

function LastLines({ lines }: { lines: readonly string[] }): VNode {
  return (
    <div class="run-note">
      <h3>The last lines of the target</h3>
      <pre>{lines.join('\n')}</pre>
    </div>
  );
}

function BaselineNote({
  baseline: { file, entries },
}: {
  baseline: NonNullable<ConformanceReport['baseline']>;
}): VNode {
  const known = new Set(entries.flatMap(({ failed, problem }) => (problem === undefined ? failed : []))).size;
  const wrong = entries.filter(({ problem }) => problem !== undefined).length;
  return (
    <p class="run-note">
      Baseline <code>{file}</code>: {quantity(entries.length, 'entry', 'entries')}, {quantity(known, 'known failure')}
      {wrong > 0 && `, ${wrong} no longer right`}.
    </p>
  );
}
