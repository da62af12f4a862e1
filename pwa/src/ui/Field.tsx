import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

/** The element id of a field path, so that the error summary and its field agree. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}

interface FieldProps {
  /** the path the server names, such as `answers.size` */
  path: string;
  label: string;
  hint?: string | null | undefined;
  fault?: string | undefined;
}

interface TextFieldProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  kind?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'search';
  inputMode?: 'text' | 'decimal' | 'numeric';
  autocomplete?: string;
  rows?: number;
  number?: boolean;
}

/** One line of text or, with `rows`, several. */
export function TextField(props: TextFieldProps) {
  const { path, value, onInput, rows } = props;
  const id = fieldId(path);
  const common = {
    id,
    value,
    name: path,
    class: props.number ? 'input input-number' : 'input',
    'aria-invalid': props.fault ? true : undefined,
    'aria-describedby': describedBy(id, props),
    autocomplete: props.autocomplete ?? 'off',
    onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
  } as const;
  return (
    <div class="field">
      <label class="label" for={id}>
        {props.label}
      </label>
      <Below id={id} hint={props.hint} fault={props.fault} />
      {rows ? (
        <textarea {...common} rows={rows} />
      ) : (
        <input
          {...common}
          {...inputType(props.kind)}
          inputMode={props.inputMode}
          autocapitalize={props.number ? 'characters' : undefined}
          spellcheck={props.number ? false : undefined}
        />
      )}
    </div>
  );
}

interface GroupProps extends FieldProps {
  children: ComponentChildren;
}

/** Preact types every kind of input apart; all of ours take the same attributes as plain text. */
function inputType(kind: TextFieldProps['kind']): { type: 'text' } {
  return { type: (kind ?? 'text') as 'text' };
}

/** Several controls under one question. */
export function FieldGroup({ path, label, hint, fault, children }: GroupProps) {
  const id = fieldId(path);
  return (
    <fieldset class="field" id={id} tabIndex={-1} aria-describedby={describedBy(id, { hint, fault })}>
      <legend class="label">{label}</legend>
      <Below id={id} hint={hint} fault={fault} />
      {children}
    </fieldset>
  );
}

type Spoken = Pick<FieldProps, 'hint' | 'fault'>;

function describedBy(id: string, { hint, fault }: Spoken): string | undefined {
  return [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
}

function Below({ id, hint, fault }: Spoken & { id: string }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          <Icon name="warn" /> {fault}
        </p>
      )}
    </>
  );
}
