import { quantity } from '../../lib/quantity.js';

/** A heading and its bullets, most important first. */
export interface Section {
  readonly title: string;
  readonly items: readonly string[];
}

/**
 * Sections as Markdown of limited length: bullets are left out from the end, whole, and counted.
 *
 * @param maxLength in characters.
 */
export function cappedSections(sections: readonly Section[], maxLength: number): string {
  let text = '';
  let omitted = 0;
  for (const { title, items } of sections.filter((section) => section.items.length > 0)) {
    let part = `\n## ${title}\n\n`;
    for (const item of items) {
      const bullet = `- ${item}\n`;
      const fits = omitted === 0 && text.length + part.length + bullet.length + reserve <= maxLength;
      if (fits) part += bullet;
      else omitted += 1;
    }
    if (part.includes('\n- ')) text += part;
  }
  return omitted === 0
    ? text
    : `${text}\n… and ${quantity(omitted, 'other entry', 'other entries')}, which the full report has.\n`;
}

/** Room for the line that says how much was left out. */
const reserve = 100;
