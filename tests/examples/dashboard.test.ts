// The dashboard in a browser, with its whole audience.
import { describe, expect, test } from 'vitest';
import { expectAccessible, hasBrowser, openPage, useBrowser } from './browser.js';
import { startExample } from './running-example.js';

const browser = useBrowser();

describe.skipIf(!hasBrowser)('the dashboard', () => {
  test('shows live scores, and what a call costs that reaches a thousand clients', async () => {
    await using example = await startExample('dashboard');
    const { page, errors } = await openPage(browser(), example.url);
    const shown = (id: string) => page.locator(`#${id}`).textContent();

    await expect.poll(() => shown('clients'), { timeout: 90_000 }).toBe('1,000');
    await expect.poll(() => shown('minute')).toMatch(/^Minute \d+$|^Full time$/);
    expect(await page.locator('#matches li').count()).toBe(6);
    for (const duration of ['lastMs', 'callMs', 'publisherCpuMs'])
      expect(await shown(duration)).toMatch(/^[\d.,]+ ms$/);
    if (process.platform === 'linux') await expect.poll(() => shown('emulatorCpuMs')).toMatch(/^[\d.,]+ ms$/);
    expect(Number(await shown('bytes'))).toBeGreaterThan(200);
    await expectAccessible(page);

    expect(errors).toEqual([]);
    expect(await example.stop(), example.output()).toBe(0);
  });
});
