import type { VNode } from 'preact';

/** A command to run in a shell, with a button that copies it; the page's script shows the button. */
export function CopyableCommand({ command }: { command: string }): VNode {
  return (
    <span class="command">
      <code>{command}</code>
      <button type="button" class="copy" data-copy={command} hidden>
        Copy<span class="hidden-text"> the command {command}</span>
      </button>
    </span>
  );
}
