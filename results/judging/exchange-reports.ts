import type { ObservedExchange } from '../../specs/observed-exchanges.js';
import type { ExchangeReport } from '../report.js';

/**
 * What a report says of the recorded exchanges that a requirement names.
 *
 * @throws Error where there is no such exchange.
 */
export function exchangeReports(ids: readonly string[], exchanges: readonly ObservedExchange[]): ExchangeReport[] {
  return ids.map((id) => {
    const exchange = exchanges.find((other) => other.id === id);
    if (exchange === undefined) throw new Error(`There is no recorded exchange ${id} in specs/vectors.`);
    const { request, response, last } = exchange;
    const query = request.query.map(([name, value]) => `${name}=${value}`).join('&');
    const target = query === '' ? request.path : `${request.path}?${query}`;
    return { id, method: request.method, target, status: response.status, date: last };
  });
}
