import { expect, it } from 'vitest';
import type { ObservedResponse } from '../../../specs/index.js';
import { answerDifferences } from './answer-differences.js';
import type { ReplayedAnswer } from './replay-recording.js';

const versions = { 'api-supported-versions': '2021-10-01, 2024-01-01' };
const json = { 'content-type': 'application/json; charset=utf-8' };
const notFound = { ...json, ...versions, 'x-ms-error-code': 'Warning.User.NotExisted', 'content-length': '115' };

const listed: ObservedResponse = {
  status: 200,
  headers: { ...json, ...versions },
  body: { json: { value: [], a: 1 } },
};
const missing: ObservedResponse = { status: 404, headers: notFound, body: null };
const healthy: ObservedResponse = { status: 200, headers: {}, body: null };

const listing = { status: 200, headers: { ...json, ...versions, 'content-length': '18' }, text: '{"value":[],"a":1}' };
const absence = { status: 404, headers: notFound, text: '' };

it.each<[string, ObservedResponse, ReplayedAnswer]>([
  ['the same answer', listed, listing],
  ['a HEAD of the same length', missing, absence],
  [
    'more versions',
    listed,
    { ...listing, headers: { ...json, 'api-supported-versions': '2021-10-01, 2024-01-01, 2024-12-01' } },
  ],
  ['other headers', listed, { ...listing, headers: { ...listing.headers, date: 'today', server: 'x' } }],
])('finds no difference in %s', (_, recorded, answer) => {
  expect(answerDifferences(recorded, answer)).toEqual([]);
});

it.each<[string, ObservedResponse, ReplayedAnswer]>([
  ['status', listed, { ...listing, status: 202 }],
  ['content-type', listed, { ...listing, headers: { ...versions, 'content-type': 'application/json' } }],
  ['api-supported-versions', listed, { ...listing, headers: json }],
  ['api-supported-versions', listed, { ...listing, headers: { ...json, 'api-supported-versions': '2024-01-01' } }],
  ['api-supported-versions', healthy, { status: 200, headers: versions, text: '' }],
  ['body', listed, { ...listing, text: '{"a":1,"value":[]}' }],
  ['body', listed, { ...listing, text: '{"value":[],"a":1,"nextLink":null}' }],
  ['content-length', missing, { ...absence, headers: { ...notFound, 'content-length': '120' } }],
  ['content-length', healthy, { status: 200, headers: { 'content-length': '0' }, text: '' }],
  ['x-ms-error-code', missing, { ...absence, headers: { ...notFound, 'x-ms-error-code': 'Error.NotFound' } }],
  ['transfer-encoding', listed, { ...listing, headers: { ...json, ...versions, 'transfer-encoding': 'chunked' } }],
])('finds another %s', (part, recorded, answer) => {
  expect(answerDifferences(recorded, answer).map((difference) => difference.part)).toEqual([part]);
});

it('finds any user where the recorder replaced it', () => {
  const recorded: ObservedResponse = { ...listed, body: { json: { value: [{ userId: 'Sanitized' }] } } };
  const answer = (user: string): ReplayedAnswer => ({ ...listing, text: `{"value":[{"userId":${user}}]}` });
  expect(answerDifferences(recorded, answer('"ana"'))).toEqual([]);
  expect(answerDifferences(recorded, answer('null'))).toHaveLength(1);
});
