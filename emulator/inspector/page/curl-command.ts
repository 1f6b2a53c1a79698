import type { TimelineEntry } from '../messages.js';

/** Headers that curl makes itself, or that belong to the connection of the first request. */
const ownHeaders: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'accept-encoding']);

/** A command that sends an entry's request again; undefined for an entry without a request. */
export function curlCommand({ fields, request }: TimelineEntry, origin: string): string | undefined {
  const { method, path, url } = fields;
  if (request === undefined || typeof method !== 'string') return undefined;
  const target = typeof url === 'string' ? url : `${origin}${String(path)}`;
  const headers = Object.entries(request.headers)
    .filter(([name]) => !ownHeaders.has(name.toLowerCase()))
    .map(([name, value]) => `-H ${quote(`${name}: ${value === '(hidden)' ? placeholder(name) : value}`)}`);
  const body = request.body === '' ? [] : [`--data-raw ${quote(request.body)}`];
  return [`curl -X ${method} ${quote(target)}`, ...headers, ...body].join(' \\\n  ');
}

function placeholder(name: string): string {
  return name.toLowerCase() === 'authorization' ? 'Bearer <token>' : '<hidden>';
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
