/** Form fields with their labels: native elements, so that keys, touch and screen readers know them. */
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import { type ComponentProps, type ReactNode, useEffect, useId, useState } from 'react';
import { Hint, type Option } from './select.tsx';
import './field.css';

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  onChange(value: Value): void;
}

/** A few short choices, all in sight. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="segmented">
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  readonly hint?: ReactNode;
  onChange(value: number): void;
}

/** A whole number with a button on each side; what is typed counts on Enter or on leaving. */
export function NumberField({ label, value, min, max, step = 1, unit, hint, onChange }: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);

  const set = (next: number): void => {
    const within = Number.isFinite(next) ? Math.max(min, Math.min(max, Math.round(next))) : value;
    setText(String(within));
    if (within !== value) onChange(within);
  };
  const typed = (): void => set(text.trim() === '' ? Number.NaN : Number(text));

  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {unit !== undefined && <span className="field-unit"> ({unit})</span>}
      </label>
      <span className="number">
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Less: ${label}`}
          disabled={value <= min}
          onClick={() => set(value - step)}
        >
          <Minus aria-hidden="true" />
        </button>
        <input
          id={id}
          type="number"
          value={text}
          min={min}
          max={max}
          step={step}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => setText(event.target.value)}
          onBlur={typed}
          onKeyDown={(event) => {
            if (event.key === 'Enter') typed();
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            set(value + (event.key === 'ArrowUp' ? step : -step));
          }}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={`More: ${label}`}
          disabled={value >= max}
          onClick={() => set(value + step)}
        >
          <Plus aria-hidden="true" />
        </button>
      </span>
      <Hint field={id}>{hint}</Hint>
    </div>
  );
}

interface TextFieldProps extends ComponentProps<'input'> {
  readonly label: string;
  readonly isBare?: boolean;
}

export function TextField({ label, isBare = false, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className={isBare ? 'visually-hidden' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <input type="text" className="text-field" autoComplete="off" spellCheck={false} {...rest} id={id} />
    </div>
  );
}
