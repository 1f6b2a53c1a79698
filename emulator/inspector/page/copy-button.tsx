import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

/** Copies a text, and says so. */
export function CopyButton({ text, label }: { text: string; label: string }): VNode {
  const [outcome, setOutcome] = useState('');
  const copy = async (): Promise<void> => {
    const succeeded = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setOutcome(succeeded ? 'Copied' : 'The browser did not allow it');
    setTimeout(() => setOutcome(''), 2000);
  };
  return (
    <span class="copy">
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>{' '}
      <span role="status">{outcome}</span>
    </span>
  );
}
