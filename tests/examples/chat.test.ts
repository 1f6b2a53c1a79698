// The chat in two browser windows: rooms, acknowledgements, names, and who is here.
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { expectAccessible, hasBrowser, openPage, useBrowser } from './browser.js';
import { startExample } from './running-example.js';

const browser = useBrowser();

async function signIn(url: string, name: string) {
  const opened = await openPage(browser(), url);
  await enterAs(opened.page, name);
  return opened;
}

async function enterAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Enter' }).click();
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  // It is emptied by the acknowledgement.
  await expect.poll(() => page.getByLabel('Message', { exact: true }).inputValue()).toBe('');
}

const members = (page: Page) =>
  page.getByRole('region', { name: 'Who is here' }).getByRole('listitem').allTextContents();
const messages = (page: Page) => page.getByRole('log').locator('p').allTextContents();

describe.skipIf(!hasBrowser).each(['express', 'functions'])('the chat, variant %s', (variant) => {
  test('shows two people the messages of their room, and who is in it', async () => {
    await using example = await startExample('chat', variant);
    const ana = await signIn(example.url, 'Ana');
    await expect.poll(() => members(ana.page)).toEqual(['Ana']);
    const ben = await signIn(example.url, 'Ben');
    await expect.poll(() => members(ana.page)).toEqual(['Ana', 'Ben']);
    await expect.poll(() => members(ben.page)).toEqual(['Ana', 'Ben']);

    await say(ana.page, 'Is anybody here?');
    await expect.poll(() => messages(ben.page)).toEqual(['Is anybody here?']);
    await say(ben.page, '<b>Me</b> 👋');
    await expect.poll(() => messages(ana.page)).toEqual(['Is anybody here?', '<b>Me</b> 👋']);

    await ben.page.getByRole('radio', { name: 'Kitchen' }).check();
    await expect.poll(() => members(ben.page)).toEqual(['Ben']);
    await expect.poll(() => members(ana.page)).toEqual(['Ana']);
    await say(ana.page, 'Lunch?');
    await say(ben.page, 'Only for me');
    await expect.poll(() => messages(ben.page)).toEqual(['Only for me']);
    expect(await messages(ana.page)).toEqual(['Is anybody here?', '<b>Me</b> 👋', 'Lunch?']);

    await ana.page.getByRole('radio', { name: 'Kitchen' }).check();
    await expect.poll(() => members(ana.page)).toEqual(['Ana', 'Ben']);
    await ben.page.close();
    await expect.poll(() => members(ana.page)).toEqual(['Ana']);

    expect([...ana.errors, ...ben.errors]).toEqual([]);
    expect(await example.stop(), example.output()).toBe(0);
  });
});

describe.skipIf(!hasBrowser)('the page of the chat', () => {
  test('can be read by everybody, on a desk and on a phone', async () => {
    await using example = await startExample('chat');
    const { page } = await openPage(browser(), example.url);
    await expectAccessible(page);
    await enterAs(page, 'Ana');
    await say(page, 'Is anybody here?');
    await expectAccessible(page);
  });
});
