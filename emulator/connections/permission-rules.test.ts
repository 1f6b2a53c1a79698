import { expect, it } from 'vitest';
import { maxPermissionRules, PermissionRules } from './permission-rules.js';

it('permits nothing without a role', () => {
  expect(new PermissionRules().allows('sendToGroup', 'lobby')).toBe(false);
});

it('permits a target that is granted until it is revoked', () => {
  const rules = new PermissionRules();
  rules.set('sendToGroup', 'lobby', true);
  expect(rules.allows('sendToGroup', 'lobby')).toBe(true);
  expect(rules.allows('sendToGroup', 'kitchen')).toBe(false);
  expect(rules.allows('joinLeaveGroup', 'lobby')).toBe(false);
  rules.set('sendToGroup', 'lobby', false);
  expect(rules.allows('sendToGroup', 'lobby')).toBe(false);
});

it.each([
  ['webpubsub.sendToGroup', 'lobby', true],
  ['webpubsub.sendToGroup.lobby', 'lobby', true],
  ['webpubsub.sendToGroup.a.b', 'a.b', true],
  ['webpubsub.sendToGroup.lobby', 'kitchen', false],
  ['webpubsub.joinLeaveGroup', 'lobby', false],
  ['webpubsub.sendToGroups', 'lobby', false],
  ['sendToGroup', 'lobby', false],
])('reads the role %s for the target %s', (role, target, expected) => {
  expect(new PermissionRules([role]).allows('sendToGroup', target)).toBe(expected);
});

it('revokes a single target of a role for all of them', () => {
  const rules = new PermissionRules(['webpubsub.sendToGroup.lobby', 'webpubsub.sendToGroup']);
  rules.set('sendToGroup', 'lobby', false);
  expect(rules.allows('sendToGroup', 'lobby')).toBe(false);
  expect(rules.allows('sendToGroup', 'kitchen')).toBe(true);
});

it.each([
  ['granted', [], true],
  ['revoked', ['webpubsub.sendToGroup'], false],
] as const)('lists at most a thousand targets that are %s', (_, roles, allowed) => {
  const rules = new PermissionRules(roles);
  for (let index = 0; index < maxPermissionRules; index++) {
    expect(rules.hasRoom('sendToGroup', `g${index}`, allowed)).toBe(true);
    rules.set('sendToGroup', `g${index}`, allowed);
  }
  expect(rules.hasRoom('sendToGroup', 'overflow', allowed)).toBe(false);
  expect(rules.hasRoom('sendToGroup', 'overflow', !allowed)).toBe(true);
  expect(rules.hasRoom('sendToGroup', 'g0', allowed)).toBe(true);
  expect(rules.hasRoom('joinLeaveGroup', 'overflow', true)).toBe(true);
  rules.set('sendToGroup', 'g0', !allowed);
  expect(rules.hasRoom('sendToGroup', 'overflow', allowed)).toBe(true);
});
