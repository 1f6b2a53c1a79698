import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Comparison } from '../../../results/comparing/compare-reports.js';
import { readStyles } from '../read-styles.js';
import { ComparisonPage } from './comparison-page.js';

/** A comparison as one HTML file that needs nothing else, with a column for each report. */
export function renderComparison(comparison: Comparison): string {
  const page = <ComparisonPage comparison={comparison} styles={readStyles('comparison/comparison.css')} />;
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
