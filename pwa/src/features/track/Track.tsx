import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { reports } from '#outbox/live.ts';
import { format, LENGTH, type Parsed, parse } from '#shared/number.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { TextField } from '#ui/Field.tsx';
import { DidYouMean } from '#ui/lazy/DidYouMean.tsx';
import { numberFault } from '#ui/numberFault.ts';
import { Page } from '#ui/Page.tsx';

/** What was typed last: whoever comes back need not type it again. */
const typed = signal('');

export function Track() {
  const { route } = useLocation();
  const [wrong, setWrong] = useState<Parsed | null>(null);
  const [attempt, setAttempt] = useState(0);
  const fault = wrong && !wrong.ok ? numberFault(wrong) : undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    const read = parse(typed.value);
    if (read.ok) return route(`/ticket/${read.number}`);
    setWrong(read);
    setAttempt(attempt + 1);
  };
  return (
    <Page title={t('Track a ticket')} back="/" inError={fault !== undefined}>
      {fault && <ErrorSummary faults={[{ field: 'number', text: fault }]} attempt={attempt} />}
      <form class="stack" onSubmit={submit} noValidate>
        <TextField
          path="number"
          label={t('Ticket number')}
          hint={t('{length} letters and digits, such as {example}. Capitals and dashes do not matter.', {
            length: LENGTH,
            example: format('7K3M9QXT2T'),
          })}
          fault={fault}
          value={typed.value}
          onInput={(value) => (typed.value = value)}
          number
        />
        <div class="actions">
          <Button look="main" submit>
            {t('Show the ticket')}
          </Button>
        </div>
      </form>
      {fault && <DidYouMean key={attempt} typed={typed.peek()} mine={reports.value} />}
    </Page>
  );
}
