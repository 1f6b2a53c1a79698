import type { AnswerRule } from './answer-rule.js';

export const lengthRule: AnswerRule = {
  rule: 'an answer without a body has the length 0 where it has status 200 or 202 and is none to HEAD, else no length',
  holds: ({ request, response: { status, headers, body } }) => {
    if (body !== null || status >= 400) return true;
    const hasLength = request.method !== 'HEAD' && status !== 204;
    return headers['content-length'] === (hasLength ? '0' : undefined);
  },
};
