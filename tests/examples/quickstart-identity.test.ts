// The chat without an access key in a real browser, and what the app does with events that are not the service's.
import { describe, expect, test } from 'vitest';
import { expectAccessible, hasBrowser, openPage, useBrowser } from './browser.js';
import { startExample } from './running-example.js';

const browser = useBrowser();

async function join(url: string, name: string) {
  const opened = await openPage(browser(), url);
  await opened.page.getByLabel('Your name').fill(name);
  await opened.page.getByRole('button', { name: 'Join' }).click();
  await opened.page.getByRole('heading', { name: 'Messages' }).waitFor();
  return opened;
}

describe.skipIf(!hasBrowser)('the chat without an access key', () => {
  test('brings what one says to everybody, by tokens alone', async () => {
    await using example = await startExample('quickstart-identity');
    const ana = await join(example.url, 'Ana');
    const ben = await join(example.url, 'Bén <b>');
    await ana.page.getByLabel('Your message').fill('Lunch is ready');
    await ana.page.getByRole('button', { name: 'Send' }).click();
    await ben.page.getByRole('listitem').filter({ hasText: 'Ana Lunch is ready' }).waitFor();
    await ben.page.getByLabel('Your message').fill('<i>Coming</i>');
    await ben.page.getByRole('button', { name: 'Send' }).click();
    await ana.page.getByRole('listitem').filter({ hasText: 'Bén <b> <i>Coming</i>' }).waitFor();

    expect(await ana.page.getByText('A token of its identity').textContent()).toContain(
      '00000000-0000-4000-8000-000000000002',
    );
    await expectAccessible(ana.page);
    expect([...ana.errors, ...ben.errors]).toEqual([]);
    expect(await example.stop(), example.output()).toBe(0);
  });

  test('rejects events that bear no token of the service', async () => {
    await using example = await startExample('quickstart-identity');
    const event = { method: 'POST', headers: { 'ce-eventname': 'connect' } };
    expect((await fetch(`${example.url}events`, event)).status).toBe(401);
    const headers = { ...event.headers, authorization: 'Bearer e30.e30.e30' };
    expect((await fetch(`${example.url}events`, { ...event, headers })).status).toBe(401);
    expect((await fetch(`${example.url}negotiate?name=`)).status).toBe(400);
  });
});
