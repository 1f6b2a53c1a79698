import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ScenarioReport } from '../../results/report.js';
import { sampleReport, sampleScenarios } from '../../results/sample/sample-report.js';
import { faultyTimeline } from '../../results/sample/sample-timeline.js';
import { renderHtml } from './render-html.js';

const markup = '<script>alert(1)</script><img src=x onerror=alert(1)>';
const packed = (html: string): string[] => [...html.matchAll(/data-packed="([^"]+)"/g)].map(([, text]) => text ?? '');

test('shows target, suite, verdicts and requirements with their sources', () => {
  const html = renderHtml(sampleReport());

  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(html).toContain('<title>Sample service 1.4.2: conformance report</title>');
  expect(html).toContain('sha256:0a1b2c3d0a1b');
  expect(html).toContain('<dt>Image</dt><dd><code>sample-service@sha256:5a5a');
  expect(html).toContain('Not conformant');
  expect(html).toContain('A send to a room without members answers 202.');
  expect(html).toContain('socket-io-serverless-protocol.md, “Send to a room”');
  expect(html).toContain('npm test -- --target sample.yaml --requirement REST-SEND-04');
  expect(html).toContain('<code>the client was refused with 401');
});

test('needs no other file', () => {
  const html = renderHtml(sampleReport());

  expect(html.match(/<link[^>]*>/g)).toEqual([expect.stringContaining('href="data:image/svg+xml,')]);
  expect(html).not.toMatch(/\ssrc=|@import|url\(/);
});

test('lets no markup through, wherever a service can put it', () => {
  const scenario: ScenarioReport = {
    id: markup,
    title: markup,
    file: 'rest/send.spec.ts:1',
    requirements: ['REST-SEND-04'],
    result: 'failed',
    durationMs: 1,
    errors: [markup],
    timeline: faultyTimeline.map((entry) => ({ ...entry, ...('client' in entry ? { client: markup } : {}) })),
  };
  const report = sampleReport([scenario, { ...scenario, id: 'other', result: 'passed' }]);
  const html = renderHtml({ ...report, target: { name: markup, version: markup, kind: 'url' }, errors: [markup] });

  for (const text of [html, ...packed(html).map(unpack)]) expect(text).not.toMatch(/<img|<script>alert/);
});

test('opens failures with their timelines and packs the others', () => {
  const html = renderHtml(sampleReport());

  expect(html.match(/<details id="scenario-[^>]* open/g)).toHaveLength(2);
  expect(html).toContain('Signature invalid');
  expect(html).toContain('sendToGroup: saw status 200, expected 202 or 4XX');
  expect(packed(html)).toHaveLength(7);
  expect(unpack(packed(html)[0] ?? '')).toContain('EVENT &quot;news&quot; in /');
});

test('opens no more failures than someone can read', () => {
  const failed = Array.from({ length: 60 }, (_, index): ScenarioReport => {
    const [scenario] = sampleScenarios;
    if (scenario === undefined) throw new Error('The sample has no scenario.');
    return { ...scenario, id: `failed-${index}`, result: 'failed' };
  });

  expect(renderHtml(sampleReport(failed)).match(/<details id="scenario-[^>]* open/g)).toHaveLength(10);
});

test('allows no script but its own', () => {
  const html = renderHtml(sampleReport());

  expect(html).toMatch(/content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-/);
});

function unpack(text: string): string {
  return gunzipSync(Buffer.from(text, 'base64')).toString('utf8');
}
