import type { ComponentChildren, VNode } from 'preact';
import type { ConformanceReport } from '../../results/report.js';
import { duration, utcDate } from './text.js';

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
          {target.name} <span class="masthead-version">{target.version}</span>
        </h1>
        <dl class="facts">
          <Fact name="Target">{kindInWords[target.kind]}</Fact>
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
          <Fact name="Suite">
            {suite.name} {suite.version}
          </Fact>
          <Fact name="Suite hash">
            <code title={suite.hash}>{suite.hash.slice(0, 19)}</code>
          </Fact>
          <Fact name="Command">
            <code>{report.command}</code>
          </Fact>
        </dl>
      </div>
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
