import type { ConformanceReport } from '../../results/report.js';

const acronyms = new Set(['rest', 'http', 'api', 'sdk', 'jwt', 'cors']);

/** An area of the registry as a heading: `rest-send` is `REST send`. */
export function areaTitle(area: string): string {
  const words = area.split('-').map((word) => (acronyms.has(word) ? word.toUpperCase() : word));
  const title = words.join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

export function targetName({ target }: Pick<ConformanceReport, 'target'>): string {
  return [target.name, target.version].filter((part) => part !== '').join(' ');
}

/** `850 ms`, `12.3 s`. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** The same in every time zone and language: `2025-11-22 20:15:03 UTC`. */
export function utcDate(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

/** The id of a scenario's place in the page. */
export function scenarioAnchor(id: string): string {
  return `scenario-${id.replaceAll(/[^\w-]/g, '_')}`;
}
