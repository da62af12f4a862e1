import { useEffect, useRef } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { fieldId } from './Field.tsx';

export interface Shown {
  /** path of the field */
  field: string;
  /** the same words as stand beside the field */
  text: string;
}

interface Props {
  faults: Shown[];
  /** changes whenever the reader tried again, so that the summary takes focus anew */
  attempt: number;
  /** a field on another screen needs a link to that screen instead */
  hrefOf?: (field: string) => string | undefined;
}

/** What has to be mended before going on. It takes focus and leads to each field. */
export function ErrorSummary({ faults, attempt, hrefOf }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // Each attempt moves the focus again
  useEffect(() => box.current?.focus(), [attempt]);
  if (faults.length === 0) return null;
  return (
    <div class="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t('There is a problem')}</h2>
      <ul>
        {faults.map(({ field, text }) => (
          <li key={field}>
            <a
              href={hrefOf?.(field) ?? `#${fieldId(field)}`}
              onClick={(event) => goTo(event, field, hrefOf?.(field))}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function goTo(event: Event, field: string, href: string | undefined): void {
  if (href) return;
  event.preventDefault();
  const target = document.getElementById(fieldId(field));
  const control = target?.matches('fieldset') ? target.querySelector('input') : target;
  (control ?? target)?.focus();
  target?.scrollIntoView({ block: 'start' });
}
