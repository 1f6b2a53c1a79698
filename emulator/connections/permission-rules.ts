/** As in the official emulator: how many targets of one permission may be listed for a connection. */
export const maxPermissionRules = 1000;

/**
 * What a connection is permitted, by permission and target. A role of its token permits one target or all of them; the
 * targets that differ from that are listed. Kept for the REST API, without effect on Socket.IO clients.
 *
 * @see Web PubSub data plane, "Grant permission"; the official emulator, GroupPermissionManager.
 */
export class PermissionRules {
  /** Permissions that a role gives for every target. */
  #general: Set<string> | undefined;
  /** By permission: the targets for which the general rule does not hold. */
  #exceptions: Map<string, Set<string>> | undefined;

  /** @param roles of the client's token: `webpubsub.sendToGroup` for all targets, `webpubsub.sendToGroup.lobby` for one. */
  constructor(roles: readonly string[] = []) {
    const granted = roles.flatMap((role) => {
      const [, permission, target] = /^webpubsub\.(sendToGroup|joinLeaveGroup)(?:\.(.+))?$/s.exec(role) ?? [];
      return permission === undefined ? [] : [{ permission, target }];
    });
    for (const { permission, target } of granted)
      if (target === undefined) (this.#general ??= new Set()).add(permission);
    for (const { permission, target } of granted) if (target !== undefined) this.set(permission, target, true);
  }

  allows(permission: string, target: string): boolean {
    return (this.#general?.has(permission) ?? false) !== this.#exceptionsOf(permission).has(target);
  }

  /** Whether the limit lets `set` make this change. */
  hasRoom(permission: string, target: string, allowed: boolean): boolean {
    const exceptions = this.#exceptionsOf(permission);
    return (
      exceptions.size < maxPermissionRules || exceptions.has(target) || this.allows(permission, target) === allowed
    );
  }

  set(permission: string, target: string, allowed: boolean): void {
    if (this.allows(permission, target) === allowed) return;
    const exceptions = this.#exceptionsOf(permission);
    if (!exceptions.delete(target)) exceptions.add(target);
    (this.#exceptions ??= new Map()).set(permission, exceptions);
  }

  #exceptionsOf(permission: string): Set<string> {
    return this.#exceptions?.get(permission) ?? new Set();
  }
}
