import type { HttpResponseValue, TypedValue } from '../typed-value.js';
import type { RpcHttp, RpcTypedData } from './core-types.js';
import { formatCookie } from './format-cookie.js';

/** A value as `@azure/functions` takes it from its worker. */
export function toTypedData(value: TypedValue): RpcTypedData {
  if ('string' in value) return { string: value.string };
  if ('json' in value) return { json: JSON.stringify(value.json) };
  if ('bytes' in value) return { bytes: Buffer.from(value.bytes, 'base64') };
  if ('response' in value) throw new TypeError('A response is no input of a function.');
  const { body, ...request } = value.request;
  return { http: { ...request, ...(body !== undefined && { body: { bytes: Buffer.from(body, 'base64') } }) } };
}

/** A value that `@azure/functions` hands to its worker; undefined for nothing. */
export function fromTypedData(data: RpcTypedData | null | undefined): TypedValue | undefined {
  if (data === null || data === undefined) return undefined;
  if (isThere(data.http)) return { response: responseOf(data.http) };
  if (isThere(data.string)) return { string: data.string };
  if (isThere(data.json)) return { json: JSON.parse(data.json) };
  const bytes = data.bytes ?? data.stream;
  if (isThere(bytes)) return { bytes: Buffer.from(bytes).toString('base64') };
  const json =
    data.int ??
    data.double ??
    data.collectionString?.string ??
    data.collectionDouble?.double ??
    data.collectionSint64?.sint64 ??
    data.collectionBytes?.bytes?.map((item) => Buffer.from(item).toString('base64'));
  return isThere(json) ? { json } : undefined;
}

function responseOf({ statusCode, headers, cookies, body }: RpcHttp): HttpResponseValue {
  const value = fromTypedData(body);
  const status = Number(statusCode ?? 200);
  return {
    status: Number.isInteger(status) ? status : 500,
    headers: [
      ...Object.entries(headers ?? {}),
      ...(cookies ?? []).map((cookie) => ['set-cookie', formatCookie(cookie)] as const),
    ],
    ...(value !== undefined && { body: bodyOf(value) }),
  };
}

function bodyOf(value: TypedValue): string {
  if ('bytes' in value) return value.bytes;
  const text = 'string' in value ? value.string : JSON.stringify('json' in value ? value.json : null);
  return Buffer.from(text).toString('base64');
}

function isThere<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
