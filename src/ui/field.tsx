/** Form fields with their labels: native elements, so that keys, touch and screen readers know them. */
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import { type ComponentProps, useEffect, useId, useState } from 'react';
import { Hint, type Option } from './select.tsx';
import './field.css';

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  /** Why what was chosen last cannot be. */
  readonly problem?: string | undefined;
  onChange(value: Value): void;
}

/** A few short choices, all in sight. */
export function Segmented<Value extends string>({ label, value, options, problem, onChange }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className="field" aria-describedby={problem === undefined ? undefined : `${name}-hint`}>
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
      <Hint field={name} problem={problem}>
        {undefined}
      </Hint>
    </fieldset>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** Digits after the point that count; none where left out. */
  readonly decimals?: number;
  readonly unit?: string;
  /** Why what was chosen last cannot be. */
  readonly problem?: string | undefined;
  onChange(value: number): void;
}

/**
 * A number with a button on each side, whole unless digits after the point count; what is typed counts on Enter or on
 * leaving. What is out of bounds stays as it was typed and is not taken: nobody wants another number than theirs.
 */
export function NumberField({
  label,
  value,
  min,
  max,
  step = 1,
  decimals = 0,
  unit,
  problem,
  onChange,
}: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  const [isRefused, setRefused] = useState(false);
  const begin = (): void => {
    setText(String(value));
    setRefused(false);
  };
  useEffect(begin, [value]);

  const set = (next: number): void => {
    setText(String(next));
    setRefused(false);
    if (next !== value) onChange(next);
  };
  const stepTo = (next: number): void => set(Math.max(min, Math.min(max, Number(next.toFixed(decimals)))));
  const typed = (): void => {
    const next = Number(text);
    if (text.trim() === '') begin();
    else if (next === Number(next.toFixed(decimals)) && next >= min && next <= max) set(next);
    else setRefused(true);
  };
  const bounds = `${numberWords(min)} to ${numberWords(max)}${unit === undefined ? '' : `\u00a0${unit}`}`;
  const kind = decimals === 0 ? 'a whole number' : `a number with at most ${decimals} digits after the point`;
  const told = isRefused ? `${text} is not taken: ${kind} is needed,` : problem;

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
          onClick={() => stepTo(value - step)}
        >
          <Minus aria-hidden="true" />
        </button>
        <input
          id={id}
          type="number"
          value={text}
          min={min}
          max={max}
          step={decimals === 0 ? step : 'any'}
          aria-invalid={told === undefined ? undefined : true}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setText(event.target.value)}
          onBlur={typed}
          onKeyDown={(event) => {
            if (event.key === 'Enter') typed();
            if (event.key === 'Escape') begin();
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            stepTo(value + (event.key === 'ArrowUp' ? step : -step));
          }}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={`More: ${label}`}
          disabled={value >= max}
          onClick={() => stepTo(value + step)}
        >
          <Plus aria-hidden="true" />
        </button>
      </span>
      <Hint field={id} problem={told}>
        {bounds}
      </Hint>
    </div>
  );
}

const numberWords = (value: number): string => value.toLocaleString('en').replace('-', '−');

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
