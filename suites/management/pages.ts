import { expect } from '../../fixtures/index.js';
import type { HubCall } from '../hub-calls.js';

/** One page of a group's connections. */
export interface Page {
  readonly value: readonly { readonly connectionId: string; readonly userId?: string | null }[];
  readonly nextLink?: string | null;
}

const mostPages = 10;

/** The pages of a group's connections, from the first along each link to the next. */
export async function followPages(
  call: HubCall,
  group: string,
  query: readonly (readonly [string, string])[],
): Promise<Page[]> {
  const pages: Page[] = [];
  let answer = await call('GET', `/groups/${group}/connections`, { query });
  for (;;) {
    expect(answer.status).toBe(200);
    const page = JSON.parse(answer.body) as Page;
    pages.push(page);
    if ((page.nextLink ?? null) === null || pages.length === mostPages) return pages;
    const { pathname, search } = new URL(page.nextLink ?? '');
    const path = `${pathname.replace(/^.*?\/groups\//, '/groups/')}${search}`;
    answer = await call('GET', path, { apiVersion: false });
  }
}
