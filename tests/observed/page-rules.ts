import { isDeepStrictEqual } from 'node:util';
import type { ObservedExchange } from '../../specs/observed-exchanges.js';
import { jsonBody, type AnswerRule } from './answer-rule.js';

interface Page {
  readonly value: readonly { readonly connectionId: string }[];
  readonly nextLink: string;
}

/** A rule about pages of a listing that another page follows. */
function nextLinkRule(
  rule: string,
  holds: (parameters: URLSearchParams, page: Page, exchange: ObservedExchange) => boolean,
): AnswerRule {
  return {
    rule,
    holds: (exchange) => {
      const page = jsonBody(exchange.response) as Page | null | undefined;
      // What is no URL breaks the document already.
      if (typeof page?.nextLink !== 'string' || !URL.canParse(page.nextLink)) return true;
      return holds(new URL(page.nextLink).searchParams, page, exchange);
    },
  };
}

const order = ['top', 'maxpagesize', 'continuationToken', 'api-version'];

export const pageRules: readonly AnswerRule[] = [
  nextLinkRule('nextLink leads to the same listing', (_, { nextLink }, { request }) => {
    return new URL(nextLink).pathname === request.path;
  }),
  nextLinkRule(
    `nextLink has the parameters of the request in the order ${order.join(', ')}`,
    (parameters, _, exchange) => {
      const given = new Set([...exchange.request.query.map(([name]) => name), 'continuationToken']);
      return isDeepStrictEqual(
        [...parameters.keys()],
        order.filter((name) => given.has(name)),
      );
    },
  ),
  nextLinkRule('the top of nextLink is what this page leaves of it', (parameters, { value }, { request }) => {
    const { top } = Object.fromEntries(request.query);
    return top === undefined || Number(parameters.get('top')) === Number(top) - value.length;
  }),
  nextLinkRule('the continuationToken of nextLink is the first connection of the page', (parameters, { value }) => {
    return parameters.get('continuationToken') === value[0]?.connectionId;
  }),
  {
    rule: 'a page has at most maxpagesize connections, and at most top',
    holds: ({ request, response }) => {
      const { value } = (jsonBody(response) ?? {}) as Partial<Page>;
      const { top, maxpagesize } = Object.fromEntries(request.query);
      const most = Math.min(Number(top ?? Infinity), Number(maxpagesize ?? Infinity));
      return value === undefined || value.length <= most;
    },
  },
];
