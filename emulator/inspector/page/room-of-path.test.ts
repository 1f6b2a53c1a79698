import { expect, it } from 'vitest';
import { groupName } from '../../../protocol/index.js';
import { roomOfPath } from './room-of-path.js';

it.each([
  [`/api/hubs/chat/groups/${groupName('/', 'lobby')}/:send?api-version=2024-12-01`, 'room lobby'],
  [`/api/hubs/chat/groups/${groupName('/admin', 'Küche')}`, 'room Küche in /admin'],
  [`/api/hubs/chat/groups/${groupName('/admin')}/:send`, 'namespace /admin'],
  ['/api/hubs/chat/groups/lobby/:send', undefined],
  ['/api/hubs/chat/groups/0~Lw~a/:send', undefined],
  ['/api/hubs/chat/:send', undefined],
])('reads of %j %j', (path, want) => {
  expect(roomOfPath(path)).toBe(want);
});
