import { expect, it } from 'vitest';
import { readTraceContext } from './trace-context.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentId = 'b7ad6b7169203331';
const traceparent = `00-${traceId}-${parentId}-01`;
const zeros = (count: number) => '0'.repeat(count);

it.each([
  ['version 00', traceparent],
  ['not sampled', `00-${traceId}-${parentId}-00`],
  ['flags that have no meaning yet', `00-${traceId}-${parentId}-ff`],
  ['a later version', `01-${traceId}-${parentId}-01`],
  ['more after the flags in a later version', `cc-${traceId}-${parentId}-01-what-the-future-brings`],
])('carries on a traceparent with %s', (_, text) => {
  expect(readTraceContext({ traceparent: text })).toEqual({ traceparent: text });
});

it.each([
  ['none', undefined],
  ['nothing in it', ''],
  ['the forbidden version', `ff-${traceId}-${parentId}-01`],
  ['a version that is no hex', `0g-${traceId}-${parentId}-01`],
  ['upper case', traceparent.toUpperCase()],
  ['a trace id of zeros', `00-${zeros(32)}-${parentId}-01`],
  ['a parent id of zeros', `00-${traceId}-${zeros(16)}-01`],
  ['a short trace id', `00-${traceId.slice(1)}-${parentId}-01`],
  ['no flags', `00-${traceId}-${parentId}`],
  ['more after the flags of version 00', `${traceparent}-01`],
  ['more after the flags without a hyphen', `01-${traceId}-${parentId}-01x`],
  ['two values, as two headers are read', `${traceparent}, ${traceparent}`],
  ['a space before it', ` ${traceparent}`],
  ['more than 512 characters', `01-${traceId}-${parentId}-01-${'x'.repeat(512)}`],
])('ignores a traceparent with %s, and the tracestate beside it', (_, text) => {
  expect(readTraceContext({ traceparent: text, tracestate: 'rojo=1' })).toBeUndefined();
});

it.each([
  ['one member', 'rojo=00f067aa0ba902b7'],
  ['several members', 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE'],
  ['members of several headers', 'rojo=1, congo=2'],
  ['empty members', 'rojo=1,,\t,congo=2'],
  ['a key for each tenant', '0a@rojo/x*-_=1'],
  ['a value of other characters', 'rojo= a~!;:"b'],
  ['as many members as there may be', Array.from({ length: 32 }, (_, index) => `k${index}=1`).join(',')],
  ['512 characters', `a=${'x'.repeat(254)},b=${'x'.repeat(253)}`],
])('carries on a tracestate with %s', (_, tracestate) => {
  expect(readTraceContext({ traceparent, tracestate })).toEqual({ traceparent, tracestate });
});

it.each([
  ['nothing in it', ''],
  ['no value', 'rojo'],
  ['an empty value', 'rojo='],
  ['two equals signs', 'rojo=1=2'],
  ['a key in upper case', 'Rojo=1'],
  ['a character of no ASCII', 'rojo=\u00e4'],
  ['too many members', Array.from({ length: 33 }, (_, index) => `k${index}=1`).join(',')],
  ['513 characters', `a=${'x'.repeat(254)},b=${'x'.repeat(254)}`],
])('ignores a tracestate with %s, and nothing else', (_, tracestate) => {
  expect(readTraceContext({ traceparent, tracestate })).toEqual({ traceparent });
});
