import { expect, it } from 'vitest';
import { loadVectors } from '../specs/vectors.js';
import {
  encodeHeaderText,
  eventSource,
  eventTime,
  isSystemEventType,
  messageEventType,
  systemEvents,
  systemEventType,
} from './cloud-events.js';

it.each(loadVectors('header-encodings').rows)('encodes the header of $name', ({ text, header }) => {
  expect(encodeHeaderText(text)).toBe(header);
});

it.each(systemEvents)('gives %s the type of a system event', (event) => {
  expect(systemEventType(event)).toBe(`azure.webpubsub.sys.${event}`);
  expect(isSystemEventType(systemEventType(event))).toBe(true);
});

it.each([
  [messageEventType, false],
  ['AZURE.WebPubSub.SYS.connect', true],
  ['azure.webpubsub.system', false],
  ['x.azure.webpubsub.sys.connect', false],
  ['', false],
])('tells whether %j is a system type', (type, expected) => {
  expect(isSystemEventType(type)).toBe(expected);
});

it('names the connection as the source', () => {
  expect(eventSource('chat', 'c1')).toBe('/hubs/chat/client/c1');
});

it('writes a time in UTC, to the second', () => {
  expect(eventTime(new Date('2024-02-29T23:59:59.999+02:00'))).toBe('2024-02-29T21:59:59Z');
});
