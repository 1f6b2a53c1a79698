import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ScenarioReport } from '../../results/report.js';
import { sampleBaseline, sampleReport, sampleScenarios } from '../../results/sample/sample-report.js';
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
  expect(html).toContain('socket-io-serverless-protocol.md, &quot;Send to a room&quot;');
  expect(html).toContain('npm test -- --target sample.yaml --requirement REST-SEND-04');
  expect(html).toContain('<h3>the client was refused with 401');
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

test('says above the verdicts that a run is partial, how it ended, and what is wrong with the baseline', () => {
  const expired = {
    ...sampleBaseline,
    entries: sampleBaseline.entries.map((entry) => ({ ...entry, expires: '2025-01-01' })),
  };
  const html = renderHtml(
    sampleReport(undefined, {
      filtered: true,
      baseline: expired,
      ended: {
        kind: 'target-died',
        reason: 'The target no longer answers: connection refused.',
        lastLines: ['out of memory', '<heap>'],
      },
    }),
  );
  const top = html.slice(0, html.indexOf('class="cards"'));

  expect(top).toContain('<span class="masthead-mark">Partial run</span>');
  expect(top).toContain('<dd>ended early: the target no longer answered</dd>');
  expect(top).toContain('<dd>80 % of MUSTs</dd>');
  expect(top).toContain('<h3>No pass: exit code 1</h3>');
  expect(top).toContain('<li>The target no longer answers: connection refused.</li>');
  expect(top).toContain('<pre>out of memory\n&lt;heap></pre>');
  expect(top).toContain('<li>baseline.yaml: REST-SEND-04 expired on 2025-01-01, and REST-SEND-04 still fails.');
});

test('marks a known failure at its finding, its requirement and its scenario', () => {
  const scenarios = sampleScenarios.map((scenario) => ({ ...scenario, timeline: [] }));
  const html = renderHtml(sampleReport(scenarios, { baseline: sampleBaseline }));
  const [finding = '', ...others] =
    html.match(/Known until 2026-01-31: Answers 200 until the gateway is replaced/g) ?? [];

  expect(finding).not.toBe('');
  expect(others).toHaveLength(1);
  expect(html).toMatch(/id="requirement-REST-SEND-04"[^]*?Known failure<\/span>/);
  expect(html).toContain('Baseline <code>baseline.yaml</code>: 1 entry, 1 known failure.');
});

test('groups findings by their cause, with what it blocks once', () => {
  const [scenario] = sampleScenarios;
  if (scenario === undefined) throw new Error('The sample has no scenario.');
  const failing = ['REST-SEND-01', 'REST-SEND-04'].map((requirement): ScenarioReport => ({
    ...scenario,
    id: requirement,
    requirements: [requirement],
    result: 'failed',
    errors: ['Error: sendToGroup answered 200, expected 202.'],
  }));
  const html = renderHtml(sampleReport(failing));

  expect(html).toContain('<span class="count">2 requirements, 1 cause</span>');
  expect(html.match(/data-item="finding"/g)).toHaveLength(2);
  expect(html).toContain(
    '<h3>sendToGroup answered 200, expected 202. <span class="failure-count">2 scenarios</span></h3>',
  );
});
