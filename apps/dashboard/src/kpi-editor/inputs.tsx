import { useId, type ReactElement } from 'react';

interface TextProps {
  label: string;
  value: string;
  change: (value: string) => void;
  how?: string;
  list?: readonly string[];
  /** What a suggestion is called where it is itself no word. */
  called?: (one: string) => string;
  numeric?: boolean;
  required?: boolean;
  maxLength?: number;
}

/** A field whose value the page holds, with suggestions where there are any. */
export function TextInput(props: TextProps): ReactElement {
  const { label, value, change, how, list, called, numeric = false, ...input } = props;
  const id = useId();
  return (
    <label className="field">
      {label}
      <input
        value={value}
        onChange={({ target }) => change(target.value)}
        autoComplete="off"
        inputMode={numeric ? 'decimal' : 'text'}
        {...(list && list.length > 0 ? { list: id } : {})}
        {...input}
      />
      {list && list.length > 0 ? (
        <datalist id={id}>
          {list.map((one) => (
            <option key={one} value={one} label={called?.(one)} />
          ))}
        </datalist>
      ) : null}
      {how ? <small className="faint">{how}</small> : null}
    </label>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; text: string }[];
  change: (value: Value) => void;
}

export function ChoiceInput<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const { label, value, choices, change } = props;
  return (
    <label className="field">
      {label}
      <select value={value} onChange={({ target }) => change(target.value as Value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}
