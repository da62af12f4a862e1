import { useState } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { fieldId } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';

interface Props {
  value: string;
  onInput: (value: string) => void;
  fault?: string | undefined;
}

/** A password, hidden until its owner wants to see it. */
export function PasswordField({ value, onInput, fault }: Props) {
  const [seen, setSeen] = useState(false);
  const id = fieldId('password');
  return (
    <div class="field">
      <label class="label" for={id}>
        {t('Password')}
      </label>
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          <Icon name="warn" /> {fault}
        </p>
      )}
      <div class="password">
        <input
          id={id}
          name="password"
          class="input"
          {...inputType(seen)}
          autocomplete="current-password"
          autocapitalize="none"
          spellcheck={false}
          value={value}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <button type="button" class="button" aria-pressed={seen} onClick={() => setSeen(!seen)}>
          {t('Show')}
          <span class="unseen"> {t('password')}</span>
        </button>
      </div>
    </div>
  );
}

/** Preact types each kind of input apart; this one changes its kind. */
function inputType(seen: boolean): { type: 'password' } {
  return { type: (seen ? 'text' : 'password') as 'password' };
}
