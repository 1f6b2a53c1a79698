import { loadObservedExchanges, type ObservedExchange } from '../../specs/observed-exchanges.js';
import { jsonBody } from './answer-rule.js';

const byId = new Map(loadObservedExchanges().exchanges.map((exchange) => [exchange.id, exchange]));

/** What to change of a recorded answer. */
export interface Edit {
  readonly status?: number;
  /** Undefined removes the header. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The body's members; undefined removes one. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** A recorded exchange with its answer changed. */
export function editAnswer(id: string, { status, headers = {}, members }: Edit): ObservedExchange {
  const exchange = byId.get(id);
  if (exchange === undefined)
    throw new Error(`There is no exchange ${id}. Expected an id of specs/vectors/observed-exchanges.json.`);
  const { response } = exchange;
  const editedHeaders = Object.entries({ ...response.headers, ...headers }).filter(([, value]) => value !== undefined);
  return {
    ...exchange,
    response: {
      status: status ?? response.status,
      headers: Object.fromEntries(editedHeaders) as Record<string, string>,
      body: members === undefined ? response.body : { json: { ...(jsonBody(response) as object), ...members } },
    },
  };
}
