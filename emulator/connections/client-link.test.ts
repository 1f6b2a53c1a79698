import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket as EngineSocket } from 'engine.io';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OutgoingPacket } from './outgoing-packet.js';
import { TurnWriter } from './turn-writer.js';
import { ClientLink, closeGraceMs } from './client-link.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

class Session extends EventEmitter {
  readyState = 'open';
  readonly transport = { socket: { terminate: vi.fn() } };
  readonly departures: (() => void)[] = [];
  readonly close = vi.fn((discard?: boolean) => void (this.readyState = discard === true ? 'closed' : 'closing'));

  send(_data: unknown, _options: unknown, departed: () => void): void {
    this.departures.push(departed);
  }
}

function start() {
  const session = new Session();
  return {
    session,
    link: new ClientLink(session as unknown as EngineSocket, new TurnWriter(), {
      maxUnsentBytes: 1000,
      pingIntervalMs: 25_000,
    }),
  };
}

/** An answer of which so many bytes are on their way. */
function answer(writableLength: number) {
  const emitter = new EventEmitter();
  const destroy = vi.fn();
  const response = Object.assign(emitter, { writableLength, destroy }) as unknown as ServerResponse;
  return { response, destroy, taken: () => emitter.emit('close') };
}

it('counts the bytes that have not left', () => {
  const { link, session } = start();
  link.send(new OutgoingPacket('2["ä"]'));
  link.send(new OutgoingPacket(Buffer.alloc(100)));
  expect(link.unsentBytes).toBe(107);
  session.departures.shift()?.();
  expect(link.unsentBytes).toBe(100);
  session.departures.shift()?.();
  expect(link.unsentBytes).toBe(0);
});

it('says when more waits than may', () => {
  const { link, session } = start();
  expect(link.send(new OutgoingPacket(Buffer.alloc(1000)))).toBe(true);
  expect(link.send(new OutgoingPacket(Buffer.alloc(1)))).toBe(false);
  session.departures.shift()?.();
  expect(link.send(new OutgoingPacket(Buffer.alloc(999)))).toBe(true);
});

it('counts the answers to polling that the client has not taken', () => {
  const { link } = start();
  const [one, other] = [answer(10), answer(200)];
  link.answerWith(one.response);
  link.answerWith(other.response);
  expect(link.unsentBytes).toBe(210);
  one.taken();
  expect(link.unsentBytes).toBe(200);
});

it('ends at once, with the answers that are still on their way', () => {
  const { link, session } = start();
  const [stuck, written] = [answer(10), answer(0)];
  link.answerWith(stuck.response);
  link.answerWith(written.response);
  link.terminate();
  expect(session.close).toHaveBeenCalledExactlyOnceWith(true);
  expect(session.transport.socket.terminate).toHaveBeenCalledOnce();
  expect(stuck.destroy).toHaveBeenCalledOnce();
  expect(written.destroy).not.toHaveBeenCalled();
});

it('gives a client time to take what was sent before a close, and no more', () => {
  const { link, session } = start();
  link.close();
  vi.advanceTimersByTime(closeGraceMs - 1);
  expect(session.close).toHaveBeenCalledExactlyOnceWith();
  vi.advanceTimersByTime(1);
  expect(session.close).toHaveBeenLastCalledWith(true);
});

it('waits for nothing once the session has ended', () => {
  const { link, session } = start();
  link.close();
  session.emit('close');
  expect(vi.getTimerCount()).toBe(0);
});
