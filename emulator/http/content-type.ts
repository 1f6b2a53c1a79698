import { BoundedCache } from '../../lib/bounded-cache.js';

const mediaTypeStart = /^\s*([\w.+-]+\/[\w.+-]+)/;
/** One parameter with its semicolon. A value is a token, or any text in quotes. */
const parameterPattern = /\s*;\s*(?:([^\s=;"]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+)))?/y;

export interface ContentType {
  /** In lower case. */
  readonly mediaType: string;
  readonly charset: string;
}

/** Clients send the same few again and again. */
const known = new BoundedCache<ContentType | undefined>(100);

/** The media type and charset of a Content-Type header; undefined where it has no such form. */
export function readContentType(contentType: string): ContentType | undefined {
  return known.get(contentType, parseContentType);
}

function parseContentType(contentType: string): ContentType | undefined {
  const start = mediaTypeStart.exec(contentType);
  const mediaType = start?.[1]?.toLowerCase();
  if (start === null || mediaType === undefined) return undefined;
  let charset: string | undefined;
  let end = start[0].length;
  for (;;) {
    parameterPattern.lastIndex = end;
    const parameter = parameterPattern.exec(contentType);
    if (parameter === null) break;
    const [text, name = '', quoted, token = ''] = parameter;
    end += text.length;
    if (name.toLowerCase() === 'charset' && (quoted ?? token) !== '') charset ??= quoted ?? token;
  }
  if (contentType.slice(end).trim() !== '') return undefined;
  return { mediaType, charset: charset ?? 'utf-8' };
}
