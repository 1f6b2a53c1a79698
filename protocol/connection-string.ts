/** Where a service is and the key that signs its tokens. */
export interface ConnectionString {
  /** Scheme, host and port, without a trailing slash: `http://localhost:8080`. */
  readonly endpoint: string;
  /** The access key's text. Its UTF-8 bytes sign; it is never base64-decoded. */
  readonly accessKey: string;
}

/**
 * Reads `Endpoint=…;AccessKey=…;Version=1.0;` with an optional `Port=` that overrides the endpoint's own.
 * Names are case-insensitive; a value may hold `=`.
 *
 * @throws Error that names the offending part, never the key itself.
 * @see Web PubSub for Socket.IO, "connection string" (socket-io-serverless-function-binding.md).
 */
export function parseConnectionString(text: string): ConnectionString {
  const parts = readParts(text);
  const endpoint = parts.get('endpoint');
  const accessKey = parts.get('accesskey');
  if (endpoint === undefined || endpoint === '') throw malformed('it has no Endpoint');
  if (accessKey === undefined || accessKey === '') throw malformed('it has no AccessKey');
  return { endpoint: endpointOrigin(endpoint, parts.get('port')), accessKey };
}

/**
 * Writes a connection string that {@link parseConnectionString} reads back.
 *
 * @example formatConnectionString({ endpoint: 'http://localhost:8080', accessKey: 'secret' })
 */
export function formatConnectionString({ endpoint, accessKey }: ConnectionString): string {
  return `Endpoint=${endpoint};AccessKey=${accessKey};Version=1.0;`;
}

function readParts(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const separator = part.indexOf('=');
    if (separator < 1) throw malformed('one of its parts is not of the form Name=Value');
    const name = part.slice(0, separator).trim().toLowerCase();
    if (parts.has(name)) throw malformed(`it has ${name} twice`);
    parts.set(name, part.slice(separator + 1).trim());
  }
  return parts;
}

function endpointOrigin(endpoint: string, port: string | undefined): string {
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw malformed(`its Endpoint is ${JSON.stringify(endpoint)}, which is not an http or https URL`);
  }
  const url = new URL(endpoint);
  if (port !== undefined) {
    if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
      throw malformed(`its Port is ${JSON.stringify(port)}, which is not a number from 1 to 65535`);
    }
    url.port = port;
  }
  return url.origin;
}

function malformed(reason: string): Error {
  return new Error(
    `Malformed connection string: ${reason}. Expected "Endpoint=http://localhost:8080;AccessKey=<key>;Version=1.0;", ` +
      'as the emulator prints it at start.',
  );
}
