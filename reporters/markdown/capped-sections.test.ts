import { expect, test } from 'vitest';
import { cappedSections } from './capped-sections.js';

const items = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index}`);

test('writes every section that has entries', () => {
  const sections = [
    { title: 'Failed', items: items(2, 'fault') },
    { title: 'Warnings', items: [] },
  ];
  expect(cappedSections(sections, 1000)).toBe('\n## Failed\n\n- fault 0\n- fault 1\n');
});

test('leaves out whole entries from the end and counts them', () => {
  const sections = [
    { title: 'Failed', items: items(50, 'fault') },
    { title: 'Warnings', items: items(3, 'warning') },
  ];
  const text = cappedSections(sections, 400);
  expect(text.length).toBeLessThanOrEqual(400);
  const shown = text.match(/^- fault \d+$/gm)?.length ?? 0;
  expect(shown).toBeGreaterThan(5);
  expect(text).not.toContain('Warnings');
  expect(text).toContain(`… and ${53 - shown} other entries, which the full report has.`);
});
