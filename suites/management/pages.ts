import { requireJson, scenarioFailure, StepFailure, type ServiceAnswer } from '../../fixtures/index.js';
import type { HubCall } from '../hub-calls.js';

/** One page of a group's connections. */
export interface Page {
  readonly value: readonly { readonly connectionId: string; readonly userId?: string | null }[];
  readonly nextLink?: string | null;
}

const mostPages = 10;

/** A page of a listing, which a scenario needs: what it lacks is blamed on the row that states it. */
export async function requirePage(answer: ServiceAnswer | ReturnType<HubCall>): Promise<Page> {
  return (await requireJson(answer)) as Page;
}

/** The pages of a group's connections, from the first along each link to the next. */
export async function followPages(
  call: HubCall,
  group: string,
  query: readonly (readonly [string, string])[],
): Promise<Page[]> {
  const pages: Page[] = [];
  let answer = call('GET', `/groups/${group}/connections`, { query });
  for (;;) {
    const page = await requirePage(answer);
    pages.push(page);
    if ((page.nextLink ?? null) === null || pages.length === mostPages) return pages;
    const { pathname, search } = readNextLink(page);
    const path = `${pathname.replace(/^.*?\/groups\//, '/groups/')}${search}`;
    answer = call('GET', path, { apiVersion: false });
  }
}

/** The link to the next page; one that is no absolute URL is blamed on the row that states it. */
export function readNextLink({ nextLink }: Page): URL {
  const link = nextLink ?? '';
  if (URL.canParse(link)) return new URL(link);
  throw new StepFailure(
    'MANAGEMENT-LIST-05',
    scenarioFailure(`The nextLink of a listing is ${JSON.stringify(nextLink)}, expected an absolute URL`),
  );
}
