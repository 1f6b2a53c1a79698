import type { ObservedResponse } from '../../../specs/index.js';
import type { ReplayedAnswer } from './replay-recording.js';

/** A part of an answer that is not as recorded. */
export interface AnswerDifference {
  /** `status`, `body`, or the name of a header. */
  readonly part: string;
  readonly recorded: unknown;
  readonly answered: unknown;
}

type Headers = Readonly<Record<string, string>>;

/** Compared as they are. Strict-Transport-Security and Server come from what is in front of the service. */
const comparedHeaders = ['content-type', 'x-ms-error-code', 'transfer-encoding'];

/** What recorders put in place of a value. */
const redacted = 'Sanitized';

/** The parts of an answer that are not as recorded. */
export function answerDifferences(recorded: ObservedResponse, answer: ReplayedAnswer): AnswerDifference[] {
  const parts: AnswerDifference[] = [
    { part: 'status', recorded: recorded.status, answered: answer.status },
    ...comparedHeaders.map((part) => ({ part, recorded: recorded.headers[part], answered: answer.headers[part] })),
    {
      part: 'content-length',
      recorded: lengthWithoutBody(recorded, recorded.headers),
      answered: lengthWithoutBody(recorded, answer.headers),
    },
    {
      part: 'api-supported-versions',
      recorded: recorded.headers['api-supported-versions'],
      answered: versionsSince(recorded.headers, answer.headers),
    },
    { part: 'body', recorded: recordedText(recorded, answer), answered: answer.text },
  ];
  return parts.filter((part) => part.recorded !== part.answered);
}

/** The length where no body shows it: 0, or that of the body that HEAD leaves out. */
function lengthWithoutBody({ body }: ObservedResponse, headers: Headers): string | undefined {
  return body === null ? headers['content-length'] : undefined;
}

/** The service has added versions over the years, so that only those count that it had when it was recorded. */
function versionsSince(recorded: Headers, answered: Headers): string | undefined {
  const versions = answered['api-supported-versions'];
  const known = recorded['api-supported-versions']?.split(', ');
  if (known === undefined) return versions;
  return versions
    ?.split(', ')
    .filter((version) => known.includes(version))
    .join(', ');
}

function recordedText({ body }: ObservedResponse, { text }: ReplayedAnswer): string {
  if (body === null) return '';
  if (!('json' in body)) return 'text' in body ? body.text : body.base64;
  const user = /"userId":("[^"]*")/.exec(text)?.[1];
  return JSON.stringify(body.json).replaceAll(`"userId":"${redacted}"`, `"userId":${user ?? '"a user"'}`);
}
