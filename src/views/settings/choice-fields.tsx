/** One of the catalogue's entries and its options, whatever they are. */
import { useId } from 'react';
import { OPTION_WORDS } from '../../app/setting-words.ts';
import { commands } from '../../app/store.ts';
import type { Choice } from '../../core/engine/scenario.ts';
import type { Concurrency, OptionSpec } from '../../core/strategies/strategy.ts';
import { Segmented, TextField } from '../../ui/field.tsx';
import { Hint, type Option, Select } from '../../ui/select.tsx';
import type { CatalogueEntry, StrategyEntry } from '../../worker/protocol.ts';

/** More characters do not fit side by side. */
const SEGMENTS_WORDS_MAX = 22;

interface ChoiceFieldsProps {
  readonly label: string;
  readonly entries: readonly (CatalogueEntry | StrategyEntry)[];
  readonly choice: Choice;
  /** More answers than this cannot be had. */
  readonly largest?: number;
  /** What was chosen last, and why it cannot be run. */
  readonly refused?: { readonly choice: Choice | undefined; readonly words: string } | undefined;
  onChange(choice: Choice): void;
}

/** Options that count replicas. */
const COUNTS: readonly string[] = ['n', 'r', 'w'];

export function ChoiceFields({
  label,
  entries,
  choice,
  largest = Number.POSITIVE_INFINITY,
  refused,
  onChange,
}: ChoiceFieldsProps) {
  const entry = entries.find(({ id }) => id === choice.kind);
  // Where there is nothing to choose, nothing is asked.
  const options =
    entry?.options.filter(
      ({ choices, freeText, onlyWith = {} }) =>
        (choices.length > 1 || freeText !== undefined) &&
        Object.entries(onlyWith).every(([name, value]) => choice.options[name] === value),
    ) ?? [];
  const isOtherKind = refused !== undefined && refused.choice?.kind !== choice.kind;
  return (
    <fieldset className="settings-choice">
      <legend className="visually-hidden">{label}</legend>
      <Select
        label={label}
        value={choice.kind}
        options={entries.map(choosable)}
        hint={entry?.summary}
        problem={isOtherKind ? refused.words : undefined}
        onChange={(kind) => onChange({ kind, options: {} })}
      />
      {options.length > 0 && (
        <div className="settings-options">
          {options.map((spec) => (
            <OptionField
              key={spec.name}
              spec={{
                ...spec,
                choices: spec.choices.filter(({ value }) => !(Number(value) > largest && COUNTS.includes(spec.name))),
              }}
              hint={OPTION_WORDS[choice.kind]?.[spec.name]}
              value={valueIn(spec, choice)}
              refused={
                refused?.choice === undefined || isOtherKind || valueIn(spec, refused.choice) === valueIn(spec, choice)
                  ? undefined
                  : { value: valueIn(spec, refused.choice), words: refused.words }
              }
              onChange={(value) => onChange({ ...choice, options: { ...choice.options, [spec.name]: value } })}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

const CONCURRENCY_WORDS: { readonly [What in Concurrency]: string } = {
  'keeps one': 'One of two concurrent writes is kept',
  'keeps both': 'Both are kept, side by side',
  merges: 'Both are merged',
};

/** Strategies stand by what they leave of concurrent writes. */
const choosable = (entry: CatalogueEntry | StrategyEntry): Option<string> => ({
  value: entry.id,
  label: entry.name,
  ...('concurrency' in entry ? { group: CONCURRENCY_WORDS[entry.concurrency] } : {}),
});

const valueIn = ({ name, choices }: OptionSpec, { options }: Choice): string =>
  options[name] ?? choices[0]?.value ?? '';

interface OptionFieldProps {
  readonly spec: OptionSpec;
  readonly hint: string | undefined;
  readonly value: string;
  readonly refused: { readonly value: string; readonly words: string } | undefined;
  onChange(value: string): void;
}

function OptionField({ spec: { label, choices: known, freeText }, hint, value, refused, onChange }: OptionFieldProps) {
  const choices = known.map((choice) => ({ ...choice, label: capitalised(choice.label) }));
  if (freeText !== undefined)
    return (
      <TextOption
        label={label}
        value={value}
        refused={refused}
        hint={freeText}
        none={choices[0]?.value ?? ''}
        onChange={onChange}
      />
    );
  const words = choices.reduce((length, choice) => length + choice.label.length, 0);
  return choices.length <= 3 && words <= SEGMENTS_WORDS_MAX ? (
    <Segmented label={label} value={value} options={choices} problem={refused?.words} onChange={onChange} />
  ) : (
    <Select label={label} value={value} options={choices} hint={hint} problem={refused?.words} onChange={onChange} />
  );
}

/** In the core they are parts of sentences; here each stands alone. */
const capitalised = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);

interface TextOptionProps {
  readonly label: string;
  readonly value: string;
  /** What was typed last, where it cannot be run; it stays to be mended. */
  readonly refused: { readonly value: string; readonly words: string } | undefined;
  readonly hint: string;
  /** What stands for no text. */
  readonly none: string;
  onChange(value: string): void;
}

/** What is typed counts on Enter or on leaving. */
function TextOption({ label, value, refused, hint, none, onChange }: TextOptionProps) {
  const id = useId();
  const tried = refused?.value ?? value;
  const shown = tried === none ? '' : tried;
  const typed = (text: string): void => {
    const next = text.trim() === '' ? none : text.trim();
    if (next === tried) return;
    // What holds is typed again: nothing is wrong any more.
    if (next === value) commands.closeNotice();
    else onChange(next);
  };
  return (
    <div className="field">
      <TextField
        key={shown}
        label={label}
        defaultValue={shown}
        aria-invalid={refused === undefined ? undefined : true}
        aria-describedby={`${id}-hint`}
        onBlur={(event) => typed(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') typed(event.currentTarget.value);
        }}
      />
      <Hint field={id} problem={refused?.words}>
        {hint}.
      </Hint>
    </div>
  );
}
