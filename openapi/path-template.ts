/** A path of the document, such as `/api/hubs/{hub}/:send`, ready to be matched. */
export interface PathTemplate {
  /** How many segments each of its paths has. */
  readonly segments: number;
  /**
   * The values of the template's parameters in a raw path, by name and still percent-encoded; undefined where the path is
   * not of this template.
   */
  readonly match: (segments: readonly string[]) => Record<string, string> | undefined;
}

/** The segments of a raw path, still percent-encoded. A query is left out. */
export function pathSegments(rawPath: string): string[] {
  const queryStart = rawPath.indexOf('?');
  const segments = (queryStart === -1 ? rawPath : rawPath.slice(0, queryStart)).split('/');
  segments.shift();
  return segments;
}

export function pathTemplate(path: string): PathTemplate {
  const parts = pathSegments(path).map((segment) => ({
    parameter: /^\{(.+)\}$/.exec(segment)?.[1],
    literal: segment,
  }));
  return {
    segments: parts.length,
    match(segments) {
      if (segments.length !== parts.length) return undefined;
      const values: Record<string, string> = {};
      let index = 0;
      for (const { parameter, literal } of parts) {
        const segment = segments[index++] ?? '';
        if (parameter === undefined) {
          if (decodePathSegment(segment) !== literal) return undefined;
        } else {
          if (segment === '') return undefined;
          values[parameter] = segment;
        }
      }
      return values;
    },
  };
}

const escapedSlash = /(%2f)/i;

/**
 * The value of a raw path segment. Escapes are decoded once, but `%2F` stays as it is, so that `%252F` stands for `%2F`;
 * `+` is a plus sign. A segment whose escapes are no UTF-8 stays as it is.
 *
 * @see The official emulator, whose path decoding mirrors the service's.
 */
export function decodePathSegment(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return segment
      .split(escapedSlash)
      .map((part) => (escapedSlash.test(part) ? part : decodeURIComponent(part)))
      .join('');
  } catch {
    return segment;
  }
}
