import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';

interface ActionFormProps {
  label: string;
  /** What its button says. */
  action: string;
  /** Does it, and says what came of it. */
  onSubmit: () => Promise<string>;
  children?: ComponentChildren;
  /** What stands beside its button. */
  beside?: ComponentChildren;
}

/** A form whose outcome stands beside its button, whether it is good or bad. */
export function ActionForm({ label, action, onSubmit, children, beside }: ActionFormProps): VNode {
  const [outcome, setOutcome] = useState<{ text: string; failed: boolean }>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    await onSubmit().then(
      (text) => setOutcome({ text, failed: false }),
      (error: unknown) => setOutcome({ text: (error as Error).message, failed: true }),
    );
    setBusy(false);
  };
  return (
    <form
      class="action"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      <button type="submit" disabled={isBusy}>
        {action}
      </button>
      {beside}
      <span role="status" class={outcome?.failed === true ? 'outcome outcome-bad' : 'outcome'}>
        {outcome?.text}
      </span>
    </form>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  placeholder?: string;
  /** What can be chosen, beside anything else that is typed. */
  options?: readonly string[];
  required?: boolean;
}

/** One text of a form. */
export function Field({ label, value, onValue, placeholder = '', options, required = false }: FieldProps): VNode {
  const list = options === undefined ? undefined : `options-${label.toLowerCase().replace(/\W+/g, '-')}`;
  return (
    <label class="field">
      <span>{label}</span>
      <input
        value={value}
        placeholder={placeholder}
        required={required}
        list={list}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      {options !== undefined && (
        <datalist id={list}>
          {options.map((option) => (
            <option value={option} />
          ))}
        </datalist>
      )}
    </label>
  );
}
