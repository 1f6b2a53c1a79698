import type { ComponentChildren, VNode } from 'preact';
import type { ConformanceReport } from '../../results/report.js';
import { judgedShare } from '../../results/judging/judged-share.js';
import { duration, utcDate } from './text.js';

const endInWords: Record<ConformanceReport['ended']['kind'], string> = {
  completed: 'complete: every scenario had its turn',
  'not-started': 'not started',
  interrupted: 'interrupted',
  'target-died': 'ended early: the target no longer answered',
  'max-failures': 'ended early: as many failures as allowed',
};

const kindInWords = {
  embedded: 'embedded in the run',
  command: 'started by a command',
  container: 'started as a container',
  url: 'already running',
};

export function Masthead({ report }: { report: ConformanceReport }): VNode {
  const { suite, target } = report;
  return (
    <header class="masthead">
      <div class="masthead-inner">
        <p class="masthead-kicker">Socket.IO Serverless Mode · Conformance report</p>
        <h1>
          {target.name} <span class="masthead-version">{target.version}</span>{' '}
          {report.partial && <span class="masthead-mark">Partial run</span>}
        </h1>
        <dl class="facts">
          {target.subject === 'event handler' ? (
            <Fact name="Event handler">{target.url ?? kindInWords[target.kind]}</Fact>
          ) : (
            <Fact name="Target">{kindInWords[target.kind]}</Fact>
          )}
          {target.command !== undefined && (
            <Fact name="Started by">
              <code>{target.command}</code>
            </Fact>
          )}
          {target.image !== undefined && (
            <Fact name="Image">
              <code>{target.image}</code>
            </Fact>
          )}
          <Fact name="Date">
            <time dateTime={report.date}>{utcDate(report.date)}</time>
          </Fact>
          <Fact name="Duration">{duration(report.durationMs)}</Fact>
          <Fact name="Run">{endInWords[report.ended.kind]}</Fact>
          <Fact name="Judged">{judgedShare(report.profiles)} of MUSTs</Fact>
          <Fact name="Suite">
            {suite.name} {suite.version}
          </Fact>
          <Fact name="Suite hash">
            <code title={suite.hash}>{suite.hash.slice(0, 19)}</code>
          </Fact>
          <Fact name="Command" wide>
            <code>{report.command}</code>
          </Fact>
        </dl>
      </div>
    </header>
  );
}

interface FactProps {
  name: string;
  /** Whether its value may be long. */
  wide?: boolean;
  children: ComponentChildren;
}

function Fact({ name, wide = false, children }: FactProps): VNode {
  return (
    <div class={wide ? 'fact-wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
