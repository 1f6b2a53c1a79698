/**
 * A value on its way between host and worker, with the kind that decides what a function sees. The kinds are those that
 * workers of Azure Functions exchange with their host; exactly one member is there.
 *
 * @see Azure/azure-functions-language-worker-protobuf, FunctionRpc.proto, TypedData.
 */
export type TypedValue =
  /** Text. A worker may read it as JSON where it is some, as the Node.js library does. */
  | { readonly string: string }
  /** A JSON value, as it is. */
  | { readonly json: unknown }
  /** Bytes in base64. */
  | { readonly bytes: string }
  /** A request, as the input of an httpTrigger. */
  | { readonly request: HttpRequestValue }
  /** A response, as the value of an http output. */
  | { readonly response: HttpResponseValue };

export interface HttpRequestValue {
  readonly method: string;
  /** The whole URL, with its query. */
  readonly url: string;
  /** Names in lower case; values of repeated headers are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** By name; the last value of a repeated one. */
  readonly query: Readonly<Record<string, string>>;
  /** The values of the route's parameters, as text. */
  readonly params: Readonly<Record<string, string>>;
  /** Base64; left out where the request has no body. */
  readonly body?: string;
}

export interface HttpResponseValue {
  /** 200 where the function sets none. */
  readonly status: number;
  /** Name and value, in order; a cookie is a line of `set-cookie`. */
  readonly headers: readonly (readonly [string, string])[];
  /** Base64; left out where there is none. */
  readonly body?: string;
}
