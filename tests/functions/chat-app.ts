import { expect } from 'vitest';
import { connect, next, openSocket, type StartedApp } from './start-app.js';

/** What users of a chat app see: the same app in every language has to pass it. */
export async function chat(app: StartedApp): Promise<void> {
  const ana = await connect(app, 'ana');
  const bo = await connect(app, 'bo');

  const mallory = await openSocket(app, 'mallory');
  const [rejection] = await next(mallory, 'connect_error');
  expect(rejection).toBeInstanceOf(Error);

  const heard = [next(ana, 'new message'), next(bo, 'new message')];
  ana.emit('chat', 'hello');
  expect(await Promise.all(heard)).toEqual([
    [ana.id, 'hello'],
    [ana.id, 'hello'],
  ]);

  expect(await ana.emitWithAck('sum', 1, 2, 3)).toBe(6);

  const answered = next(bo, 'answered');
  bo.emit('answer');
  expect(await answered).toEqual([1]);

  const joined = next(ana, 'joined');
  ana.emit('join', 'lobby');
  await expect.poll(() => ana.emitWithAck('sum', 1)).toBe(1);
  bo.emit('join', 'lobby');
  expect(await joined).toEqual(['lobby']);

  const ended = next(bo, 'disconnect');
  const left = next(ana, 'left');
  ana.emit('kick', bo.id);
  await ended;
  expect(await left).toEqual(['bo', 'string']);
}
