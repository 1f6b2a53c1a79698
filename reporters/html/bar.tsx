import type { VNode } from 'preact';
import type { ConformanceReport } from '../../results/report.js';
import { Filters } from './filters.js';
import { targetName } from './text.js';

/** Stays at the top while the page scrolls: where to go, and what to show. */
export function Bar({ report }: { report: ConformanceReport }): VNode {
  const { findings, requirements, scenarios } = report;
  const places: readonly (readonly [id: string, name: string, count?: number])[] = [
    ['verdict', 'Verdict'],
    ...(findings.length > 0 ? [['failures', 'What failed', findings.length] as const] : []),
    ['requirements', 'Requirements', requirements.length],
    ['scenarios', 'Scenarios', scenarios.length],
  ];
  return (
    <div class="bar">
      <div class="bar-inner">
        <nav class="places" aria-label="Parts of the report">
          <a class="places-target" href="#top">
            {targetName(report)}
          </a>
          <ul>
            {places.map(([id, name, count]) => (
              <li>
                <a href={`#${id}`}>
                  {name}
                  {count !== undefined && (
                    <>
                      {' '}
                      <span class="places-count">{count}</span>
                    </>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Filters report={report} />
      </div>
    </div>
  );
}
