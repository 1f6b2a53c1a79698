import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import type { ConformanceReport } from '../../results/report.js';
import { Bar } from './bar.js';
import { Failures } from './failures.js';
import { Masthead } from './masthead.js';
import { RequirementList } from './requirement-list.js';
import { IconSprite } from './result-badge.js';
import { ScenarioList } from './scenario-list.js';
import { targetName } from './text.js';
import { VerdictSection } from './verdict.js';

interface PageProps {
  report: ConformanceReport;
  styles: string;
  script: string;
}

export function Page({ report, styles, script }: PageProps): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentSecurityPolicy(script)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${targetName(report)}: conformance report`}</title>
        <link rel="icon" href={favicon(report)} />
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body id="top">
        <a class="skip-link" href="#results">
          Skip to the results
        </a>
        <IconSprite />
        <Masthead report={report} />
        <Bar report={report} />
        <main id="results">
          <VerdictSection report={report} />
          <Failures report={report} />
          <RequirementList requirements={report.requirements} scenarios={report.scenarios} />
          <ScenarioList scenarios={report.scenarios} requirements={report.requirements} />
        </main>
        <footer class="footer">
          Made by {report.suite.name} {report.suite.version} from report.json, which lies beside this page.
        </footer>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}

function contentSecurityPolicy(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  return `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`;
}

function favicon({ profiles }: ConformanceReport): string {
  const verdicts = profiles.map(({ verdict }) => verdict);
  const colour = verdicts.includes('not conformant')
    ? '#b42318'
    : verdicts.includes('incomplete')
      ? '#b7791f'
      : '#12824c';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="${colour}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
