import type { VNode } from 'preact';
import type { Violation } from '../../specs/violation.js';

/** Where a message breaks the contract; nothing where it keeps it. */
export function Violations({ violations }: { violations: readonly Violation[] }): VNode | null {
  if (violations.length === 0) return null;
  return (
    <div class="violations">
      <strong>Breaks the contract</strong>
      <ul>
        {violations.map(({ message, requirement }) => (
          <li>
            {message}
            {requirement !== null && (
              <>
                {' '}
                (<a href={`#requirement-${requirement}`}>{requirement}</a>)
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
