/** One of a few choices; apart from the other fields, for the first screen has it. */
import ChevronDown from 'lucide-react/icons/chevron-down';
import { type ReactNode, useId } from 'react';
import './select.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Stands over it and those of the same group. */
  readonly group?: string;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  /** The label is there for screen readers only. */
  readonly isBare?: boolean;
  readonly hint?: ReactNode;
  /** Why what was chosen last cannot be. */
  readonly problem?: string | undefined;
  onChange(value: Value): void;
}

export function Select<Value extends string>({
  label,
  value,
  options,
  isBare = false,
  hint,
  problem,
  onChange,
}: SelectProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label className={isBare ? 'visually-hidden' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <span className="select">
        <select
          id={id}
          value={value}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={(hint ?? problem) === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {[...new Set(options.map(({ group }) => group))].map((group) => {
            const grouped = options.filter((option) => option.group === group);
            const shown = grouped.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ));
            return group === undefined ? (
              shown
            ) : (
              <optgroup key={group} label={group}>
                {shown}
              </optgroup>
            );
          })}
        </select>
        <ChevronDown aria-hidden="true" />
      </span>
      <Hint field={id} problem={problem}>
        {hint}
      </Hint>
    </div>
  );
}

interface HintProps {
  readonly field: string;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

/** What a field is described by: first what is wrong with it. */
export function Hint({ field, problem, children }: HintProps) {
  if ((children ?? problem) === undefined) return null;
  return (
    <p className="field-hint" id={`${field}-hint`}>
      {problem !== undefined && (
        <span className="field-problem" role="alert">
          {problem}{' '}
        </span>
      )}
      {children}
    </p>
  );
}
