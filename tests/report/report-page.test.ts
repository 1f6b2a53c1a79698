// The report of a broken service in a real browser: what a reader can do, and that nothing is in his way.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../fixtures/clients/find-chromium.js';
import { renderComparison } from '../../reporters/html/comparison/render-comparison.js';
import { renderHtml } from '../../reporters/html/render-html.js';
import { compareReports } from '../../results/comparing/compare-reports.js';
import { sampleReport } from '../../results/sample/sample-report.js';
import { findViolations } from '../helpers/find-violations.js';
import { brokenReport } from './broken-report.js';

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stdout.write(
    'left out: the report in a browser, as this machine has no Chromium (apt-get install chromium)\n',
  );
}

const widths = [1440, 768, 390];
const schemes = ['light', 'dark'] as const;

describe.skipIf(executablePath === undefined)('the report in Chromium', () => {
  let browser: Browser;
  let folder: string;
  let broken: string;
  let sample: string;
  let comparison: string;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    folder = await mkdtemp(path.join(tmpdir(), 'report-page-'));
    broken = await written('broken.html', renderHtml(brokenReport()));
    sample = await written('sample.html', renderHtml(sampleReport()));
    const reports = ['first', 'second'].map((name, index) => ({
      file: `${name}.json`,
      report: { ...sampleReport(index === 0 ? [] : undefined), target: { ...sampleReport().target, name } },
    }));
    comparison = await written('comparison.html', renderComparison(compareReports(reports)));
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function written(name: string, html: string): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, html);
    return pathToFileURL(file).href;
  }

  async function withPage(
    url: string,
    body: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(url);
    await body(page);
    expect(errors).toEqual([]);
    await context.close();
  }

  const shown = (page: Page, kind: string) => page.locator(`[data-item="${kind}"]:not([hidden])`);

  for (const width of widths) {
    for (const colorScheme of schemes) {
      test(`has no accessibility violation at ${width} px, ${colorScheme}`, async () => {
        await withPage(broken, expectAccessible, { viewport: { width, height: 900 }, colorScheme });
      });
    }

    test(`is no wider than the window at ${width} px`, async () => {
      await withPage(
        broken,
        async (page) => {
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        },
        { viewport: { width, height: 900 } },
      );
    });
  }

  test('has no accessibility violation with results of every kind', async () => {
    await withPage(sample, expectAccessible);
  });

  test.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)('compares reports without an accessibility violation at %i px, %s', async (width, colorScheme) => {
    await withPage(
      comparison,
      async (page) => {
        for (const area of await page.locator('.area-table > summary').all()) await area.click();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      },
      { viewport: { width, height: 900 }, colorScheme },
    );
  });

  test('keeps the names of the columns of a comparison in view', async () => {
    await withPage(
      comparison,
      async (page) => {
        const names = page.locator('section[aria-labelledby="differences"] thead th').first();
        const last = page.locator('section[aria-labelledby="differences"] tbody tr').last();

        await last.evaluate((row) => row.scrollIntoView());

        expect((await names.boundingBox())?.y).toBe(0);
      },
      { viewport: { width: 1440, height: 300 } },
    );
  });

  test('puts the filter above the findings, where it stays', async () => {
    await withPage(broken, async (page) => {
      const search = page.getByRole('searchbox');
      const findings = page.getByRole('heading', { name: /^What failed/ });
      expect((await search.boundingBox())?.y).toBeLessThan((await findings.boundingBox())?.y ?? 0);

      await page.getByRole('link', { name: /^Scenarios/ }).click();

      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(5000);
      expect(await search.isVisible()).toBe(true);
      expect((await search.boundingBox())?.y).toBeLessThan(200);
    });
  });

  test('filters findings, requirements and scenarios alike', async () => {
    await withPage(broken, async (page) => {
      await page.getByRole('searchbox').fill('rest-send-01');

      expect(await shown(page, 'requirement').count()).toBe(1);
      expect(await shown(page, 'scenario').count()).toBe(1);
      for (const finding of await shown(page, 'finding').all()) {
        expect(await finding.textContent()).toContain('REST-SEND-01');
      }
    });
  });

  test('keeps the filter in the address, so that a link shows the same', async () => {
    let address = '';
    let count = 0;
    await withPage(broken, async (page) => {
      await page.getByRole('searchbox').fill('token');
      await page.getByRole('checkbox', { name: 'Failed' }).check();
      await page.getByRole('combobox', { name: 'level' }).selectOption('MUST');
      address = page.url();
      count = await shown(page, 'requirement').count();
    });
    expect(new URL(address).search).toBe('?text=token&result=failed&level=MUST');
    expect(count).toBeGreaterThan(0);

    await withPage(address, async (page) => {
      expect(await page.getByRole('searchbox').inputValue()).toBe('token');
      expect(await shown(page, 'requirement').count()).toBe(count);

      await page.getByRole('button', { name: 'Clear' }).click();

      await expect.poll(() => new URL(page.url()).search).toBe('');
    });
  });

  test('copies a command that reproduces a finding', async () => {
    await withPage(
      sample,
      async (page) => {
        await page.getByRole('button', { name: /^Copy the command .*REST-SEND-04$/ }).click();

        await expect
          .poll(() => page.evaluate(() => navigator.clipboard.readText()))
          .toBe('npm test -- --target sample.yaml --requirement REST-SEND-04');
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  test('unpacks a timeline when its scenario comes into view, not before', async () => {
    await withPage(broken, async (page) => {
      const packed = page.locator('[data-packed]');
      const before = await packed.count();
      expect(before).toBeGreaterThan(100);

      await page.getByRole('button', { name: 'Expand all' }).click();

      await expect.poll(() => page.locator('.scenario > details:not([open])').count()).toBe(0);
      expect(await packed.count()).toBeGreaterThan(before - 20);
      const last = page.locator('.scenario').last();
      await last.scrollIntoViewIfNeeded();
      await expect.poll(() => last.locator('.timeline').count()).toBe(1);
    });
  });

  test('opens what a link points at, even if the filter hides it', async () => {
    await withPage(`${sample}?text=nothing-has-this#requirement-REST-SEND-01`, async (page) => {
      await expect.poll(() => page.locator('#requirement-REST-SEND-01').isVisible()).toBe(true);
    });
  });

  test('prints page numbers, and keeps no block together that would leave half a page empty', async () => {
    const a4 = { width: 688, halfHeight: 497 };
    await withPage(
      broken,
      async (page) => {
        await page.emulateMedia({ media: 'print' });

        const heights = await page.evaluate(() =>
          Array.from(document.querySelectorAll('*'))
            .filter((element) => getComputedStyle(element).breakInside === 'avoid')
            .map((element) => element.getBoundingClientRect().height),
        );
        expect(heights.length).toBeGreaterThan(100);
        expect(Math.max(...heights)).toBeLessThan(a4.halfHeight);
        const rules = await page.evaluate(() =>
          Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules, ({ cssText }) => cssText)),
        );
        expect(rules.filter((rule) => rule.startsWith('@page')).join()).toContain(
          'counter(page) " of " counter(pages)',
        );
      },
      { viewport: { width: a4.width, height: 900 } },
    );
  });
});

async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
}
