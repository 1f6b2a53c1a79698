import { expect, it } from 'vitest';
import type { TimelineEntry } from '../messages.js';
import { curlCommand } from './curl-command.js';

const entry = (over: Partial<TimelineEntry>): TimelineEntry => ({
  id: 1,
  time: 0,
  level: 'info',
  message: 'request',
  fields: {},
  ...over,
});

it('repeats a REST call, whose token the reader has to give', () => {
  const call = entry({
    fields: { method: 'POST', path: '/api/hubs/chat/:send?filter=x' },
    request: {
      headers: {
        host: 'localhost:8080',
        authorization: '(hidden)',
        'content-type': 'text/plain',
        'content-length': '9',
      },
      body: `42["it's"]`,
      cut: false,
    },
  });
  expect(curlCommand(call, 'http://localhost:8080')).toBe(
    `curl -X POST 'http://localhost:8080/api/hubs/chat/:send?filter=x' \\
  -H 'authorization: Bearer <token>' \\
  -H 'content-type: text/plain' \\
  --data-raw '42["it'\\''s"]'`,
  );
});

it('repeats a delivery at the URL of its event handler', () => {
  const delivery = entry({
    message: 'delivery',
    fields: { method: 'POST', url: 'http://localhost:7071/events' },
    request: { headers: { 'ce-hub': 'chat' }, body: '', cut: false },
  });
  expect(curlCommand(delivery, 'http://localhost:8080')).toBe(
    `curl -X POST 'http://localhost:7071/events' \\\n  -H 'ce-hub: chat'`,
  );
});

it('has nothing for what is no request', () => {
  expect(curlCommand(entry({ message: 'client connected', fields: { hub: 'chat' } }), 'http://a')).toBeUndefined();
});
