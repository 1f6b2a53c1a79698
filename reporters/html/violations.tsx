import type { VNode } from 'preact';

/** Where a message breaks the contract; nothing where it keeps it. */
export function Violations({ violations }: { violations: readonly string[] }): VNode | null {
  if (violations.length === 0) return null;
  return (
    <div class="violations">
      <strong>Breaks the contract</strong>
      <ul>
        {violations.map((violation) => (
          <li>{violation}</li>
        ))}
      </ul>
    </div>
  );
}
