// The inspector in a real browser: what a developer sees and does there.
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmulator, type StartedEmulator } from '../../emulator/index.js';
import { findChromium } from '../../fixtures/clients/find-chromium.js';
import { findViolations } from '../helpers/find-violations.js';
import { type LocalServer, startLocalServer } from '../helpers/local-server.js';

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stdout.write(
    'left out: the inspector in a browser, as this machine has no Chromium (apt-get install chromium)\n',
  );
}

describe.skipIf(executablePath === undefined)('the inspector in Chromium', () => {
  let browser: Browser;
  let handler: LocalServer;
  let emulator: StartedEmulator;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    handler = await startLocalServer((request, response) => {
      response.setHeader('webhook-allowed-origin', '*');
      const ack = /^42(\d+)\["hello"/.exec(request.body);
      if (request.body.includes('"fail"')) response.writeHead(500).end('the database is down');
      else response.setHeader('content-type', 'text/plain').end(ack === null ? '' : `43${ack[1]}["Hello!"]`);
    });
    const systemEvents = ['connect' as const, 'connected' as const, 'disconnected' as const];
    const eventHandlers = [{ urlTemplate: `${handler.url}/events`, userEventPattern: '*', systemEvents }];
    emulator = await startEmulator({
      port: 0,
      logLevel: 'silent',
      hubs: { chat: { eventHandlers } },
      webhooks: { retryDelaysMs: [0] },
    });
  });

  afterAll(async () => {
    await browser.close();
    await emulator.close();
    await handler[Symbol.asyncDispose]();
  });

  async function withPage(body: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(emulator.endpoint);
    await page.getByText('live', { exact: true }).waitFor();
    await body(page);
    expect(errors).toEqual([]);
    await context.close();
  }

  const view = (page: Page, name: RegExp) => page.getByRole('navigation').getByRole('link', { name }).click();

  async function connect(page: Page, user: string): Promise<void> {
    await view(page, /^Try it/);
    const form = page.getByRole('form', { name: 'Connect a client' });
    await form.getByLabel('User').fill(user);
    await form.getByRole('button', { name: /^Connect/ }).click();
    await page.getByText(/^· connected as/).waitFor();
  }

  async function emit(page: Page, event: string): Promise<void> {
    const form = page.getByRole('form', { name: 'Emit an event' });
    await form.getByLabel('Event').fill(event);
    await form.getByRole('button', { name: 'Emit' }).click();
  }

  for (const width of [1440, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`has no accessibility violation in any view at ${width} px, ${colorScheme}`, async () => {
        await withPage(
          async (page) => {
            await connect(page, 'ana');
            await emit(page, 'hello');
            await page.getByText(/acknowledgement of hello/).waitFor();
            await expectAccessible(page, width);
            for (const name of [/^Connections/, /^Hubs/, /^Timeline/]) {
              await view(page, name);
              await expectAccessible(page, width);
            }
            await page.locator('.entry summary').first().click();
            await expectAccessible(page, width);
          },
          { viewport: { width, height: 900 }, colorScheme },
        );
      });
    }
  }

  test('shows a delivery with its tries, headers and bodies', async () => {
    await withPage(async (page) => {
      await connect(page, 'bob');
      await emit(page, 'fail');
      await page.getByText(/^· disconnected/).waitFor();
      await view(page, /^Timeline/);
      const entries = page.locator('.entry', { hasText: 'the database is down' }).filter({ hasText: 'bob' });
      await expect.poll(() => entries.count()).toBe(2);
      await page.getByLabel('Faults only').check();
      expect(await entries.first().textContent()).toContain('event not handled, closing the connection');
      expect(await entries.first().textContent()).toContain('try 2');
      await entries.first().locator('summary').click();
      // The page shows the parts of an entry once it is open.
      await expect.poll(() => entries.first().textContent()).toContain('ce-eventName');
      expect(await entries.first().locator('pre').allTextContents()).toEqual([
        '420["fail","hello"]',
        'the database is down',
      ]);
    });
  });

  test('filters, pauses and clears the timeline', async () => {
    await withPage(async (page) => {
      await connect(page, 'carol');
      await view(page, /^Timeline/);
      const entries = page.locator('.entry');
      await page.getByRole('searchbox').fill('carol');
      await expect.poll(() => entries.filter({ hasNotText: 'carol' }).count()).toBe(0);
      await page.getByLabel('Deliveries').uncheck();
      await expect.poll(() => entries.filter({ hasText: 'POST' }).count()).toBe(0);
      await page.getByLabel('Deliveries').check();
      await page.getByRole('button', { name: 'Pause' }).click();
      const before = await entries.count();
      await fetch(`${emulator.endpoint}/api/hubs/chat/users/carol/:send`, { method: 'POST', body: '42["x"]' });
      await page.getByText(/Paused: [1-9]/).waitFor();
      expect(await entries.count()).toBe(before);
      await page.getByRole('button', { name: 'Resume' }).click();
      await expect.poll(() => entries.count()).toBe(before + 1);
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByText('Nothing has happened yet.').waitFor();
    });
  });

  test('copies a request as curl, without its token', async () => {
    await withPage(
      async (page) => {
        const headers = { authorization: 'Bearer SECRET', 'content-type': 'text/plain' };
        await fetch(`${emulator.endpoint}/api/hubs/curl/:send`, { method: 'POST', body: '42["curl"]', headers });
        const entry = page.locator('.entry', { hasText: '/api/hubs/curl/:send' });
        await entry.locator('summary').click();
        await entry.getByRole('button', { name: 'Copy as curl' }).click();
        await entry.getByText('Copied').waitFor();
        const command = await page.evaluate(() => navigator.clipboard.readText());
        expect(command).toContain(`curl -X POST '${emulator.endpoint}/api/hubs/curl/:send'`);
        expect(command).toContain(`-H 'authorization: Bearer <token>'`);
        expect(await page.content()).not.toContain('SECRET');
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  test('joins a room, sends to it and disconnects', async () => {
    await withPage(async (page) => {
      await connect(page, 'dora');
      await view(page, /^Connections/);
      await page.getByRole('searchbox').fill('dora');
      const card = page.locator('.cards .card');
      await expect.poll(() => card.count()).toBe(1);
      await card.getByLabel('Room', { exact: true }).fill('lobby');
      await card.getByRole('button', { name: 'Join' }).click();
      await card.locator('.chip', { hasText: 'lobby' }).waitFor();

      const form = page.getByRole('form', { name: 'Send to a room' });
      await form.getByLabel('Room', { exact: true }).fill('lobby');
      await form.getByLabel('Event').fill('news');
      await form.getByLabel('Arguments').fill('{');
      await form.getByRole('button', { name: 'Send' }).click();
      await form.getByText(/The arguments are no JSON/).waitFor();
      await form.getByLabel('Arguments').fill('["lunch"]');
      await form.getByRole('button', { name: 'Send' }).click();
      await form.getByText('Sent to 1 connection.').waitFor();
      await card.getByRole('button', { name: 'Disconnect' }).click();
      await page.getByText('No connection matches.').waitFor();

      await view(page, /^Try it/);
      await page.getByText('← news ["lunch"]').waitFor();
      await page.getByText(/^· disconnected: io server disconnect|^· disconnected: transport close/).waitFor();
    });
  });

  test('works by the keyboard alone', async () => {
    await withPage(async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).hash).toBe('#connections');
      await view(page, /^Timeline/);
      const summary = page.locator('.entry summary').first();
      await summary.focus();
      await page.keyboard.press('Enter');
      await page.locator('.entry .entry-all').first().waitFor();
    });
  });

  test('can be shown in no frame, and loads nothing from elsewhere', async () => {
    const response = await fetch(emulator.endpoint, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; connect-src 'self';.* frame-ancestors 'none'$/,
    );
    const html = await response.text();
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

async function expectAccessible(page: Page, width: number): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}
