/** One of the catalogue's entries and its options, whatever they are. */
import type { Choice } from '../../core/engine/scenario.ts';
import type { OptionSpec } from '../../core/strategies/strategy.ts';
import { Segmented, Select } from '../../ui/field.tsx';
import type { CatalogueEntry } from '../../worker/protocol.ts';

/** More characters do not fit side by side. */
const SEGMENTS_WORDS_MAX = 22;

interface ChoiceFieldsProps {
  readonly label: string;
  readonly entries: readonly CatalogueEntry[];
  readonly choice: Choice;
  onChange(choice: Choice): void;
}

export function ChoiceFields({ label, entries, choice, onChange }: ChoiceFieldsProps) {
  const entry = entries.find(({ id }) => id === choice.kind);
  // Where there is nothing to choose, nothing is asked.
  const options = entry?.options.filter(({ choices }) => choices.length > 1) ?? [];
  return (
    <fieldset className="settings-choice">
      <legend className="visually-hidden">{label}</legend>
      <Select
        label={label}
        value={choice.kind}
        options={entries.map(({ id, name }) => ({ value: id, label: name }))}
        hint={entry?.summary}
        onChange={(kind) => onChange({ kind, options: {} })}
      />
      {options.length > 0 && (
        <div className="settings-options">
          {options.map((spec) => (
            <OptionField
              key={spec.name}
              spec={spec}
              value={choice.options[spec.name] ?? spec.choices[0]?.value ?? ''}
              onChange={(value) => onChange({ ...choice, options: { ...choice.options, [spec.name]: value } })}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

interface OptionFieldProps {
  readonly spec: OptionSpec;
  readonly value: string;
  onChange(value: string): void;
}

function OptionField({ spec: { label, choices }, value, onChange }: OptionFieldProps) {
  const words = choices.reduce((length, choice) => length + choice.label.length, 0);
  return choices.length <= 3 && words <= SEGMENTS_WORDS_MAX ? (
    <Segmented label={label} value={value} options={choices} onChange={onChange} />
  ) : (
    <Select label={label} value={value} options={choices} onChange={onChange} />
  );
}
