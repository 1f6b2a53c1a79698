// The stock index in a real browser: what everybody gets, what only those who watch get, and whether the page can be read.
import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { preparedFolder } from '../languages/prepared-programs.js';
import { expectAccessible, hasBrowser, openPage, useBrowser } from './browser.js';
import { startExample } from './running-example.js';

const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0;
if (!hasPython) process.stdout.write('left out: the stock index in Python, as this machine has no Python 3.10\n');

/** A virtual environment with azure-functions. */
const azureFunctions = preparedFolder('python-functions');
if (azureFunctions === undefined) {
  process.stdout.write(
    'left out: the stock index as a Functions app, which `npm run prepare:languages` did not make ready\n',
  );
}

const browser = useBrowser();

const card = (page: Page, symbol: string) => page.getByRole('article').filter({ hasText: symbol });
const number = (page: Page, symbol: string) => card(page, symbol).locator('.number');

/** Waits until the number of a card is another one. */
async function nextTick(page: Page, symbol: string): Promise<void> {
  const before = await number(page, symbol).textContent();
  await expect.poll(() => number(page, symbol).textContent()).not.toBe(before);
}

describe.skipIf(!hasBrowser).each([
  ['node', true, {}],
  ['python', hasPython, {}],
  ['functions', hasPython && azureFunctions !== undefined, { VIRTUAL_ENV: azureFunctions ?? '' }],
] as const)('the stock index, variant %s', (variant, isInstalled, environment) => {
  test.skipIf(!isInstalled)('publishes to everybody, and to the rooms of symbols', async () => {
    await using example = await startExample('stock-index', variant, environment);
    const first = await openPage(browser(), example.url);
    const second = await openPage(browser(), example.url);
    await nextTick(first.page, 'WORLD');
    await nextTick(second.page, 'WORLD');

    await second.page.getByRole('switch', { name: 'Watch COAST' }).check();
    await nextTick(second.page, 'COAST');
    await nextTick(second.page, 'COAST');
    expect(await number(first.page, 'COAST').textContent()).toBe('–');

    await first.page.getByRole('switch', { name: 'Watch NORTH' }).uncheck();
    await expect.poll(() => number(first.page, 'NORTH').textContent()).toBe('–');
    await nextTick(first.page, 'WORLD');
    await nextTick(first.page, 'WORLD');
    expect(await number(first.page, 'NORTH').textContent()).toBe('–');
    expect(await card(first.page, 'RIVER').getByRole('img').getAttribute('aria-label')).toMatch(/^RIVER from/);

    expect([...first.errors, ...second.errors]).toEqual([]);
    expect(await example.stop(), example.output()).toBe(0);
  });
});

describe.skipIf(!hasBrowser)('the page of the stock index', () => {
  test('can be read by everybody, on a desk and on a phone', async () => {
    await using example = await startExample('stock-index');
    const { page } = await openPage(browser(), example.url);
    await nextTick(page, 'NORTH');
    await expectAccessible(page);
  });
});
