import { renderToStaticMarkup } from 'preact-render-to-string';
import type { ConformanceReport } from '../../results/report.js';
import { readClientScript } from './client/read-client-script.js';
import { Page } from './page.js';
import { readStyles } from './read-styles.js';

/**
 * The report as one HTML file that needs nothing else: no network, no other file.
 *
 * Names, bodies and errors come from the service under test and from clients. They reach the page only through
 * components, which escape them; and the page's own policy lets no script run but the one that is part of it.
 */
export function renderHtml(report: ConformanceReport): string {
  const page = <Page report={report} styles={readStyles()} script={readClientScript()} />;
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
