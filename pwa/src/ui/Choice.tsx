import { FieldGroup } from './Field.tsx';

interface Props {
  path: string;
  label: string;
  hint?: string | null;
  fault?: string | undefined;
  options: { code: string; label: string }[];
  /** codes chosen */
  chosen: string[];
  /** more than one may be chosen */
  many?: boolean;
  onChange: (chosen: string[]) => void;
}

/** Radio buttons or, with `many`, checkboxes: each a whole row to press. */
export function Choices({ path, label, hint, fault, options, chosen, many = false, onChange }: Props) {
  const toggle = (code: string) => {
    if (!many) return onChange([code]);
    onChange(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code]);
  };
  const short = options.length === 2 && options.every((option) => option.label.length <= 12);
  return (
    <FieldGroup path={path} label={label} hint={hint} fault={fault}>
      <div class={short ? 'choices choices-pair' : 'choices'}>
        {options.map(({ code, label: text }) => (
          <label key={code} class={chosen.includes(code) ? 'choice choice-on' : 'choice'}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={path}
              value={code}
              checked={chosen.includes(code)}
              onChange={() => toggle(code)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
