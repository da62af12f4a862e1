import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { format, LENGTH, type Parsed, parse } from '#shared/number.ts';
import { Button } from '#ui/Button.tsx';
import { DidYouMean } from '#ui/DidYouMean.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { TextField } from '#ui/Field.tsx';
import { numberFault } from '#ui/numberFault.ts';
import { Page } from '#ui/Page.tsx';

export function Track() {
  const { route } = useLocation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<Parsed | null>(null);
  const [attempt, setAttempt] = useState(0);
  const fault = wrong && !wrong.ok ? numberFault(wrong) : undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    const read = parse(typed);
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
          value={typed}
          onInput={setTyped}
          number
        />
        <div class="actions">
          <Button look="main" submit>
            {t('Show the ticket')}
          </Button>
        </div>
      </form>
      {wrong && !wrong.ok && wrong.why === 'check' && <DidYouMean numbers={wrong.maybe} />}
    </Page>
  );
}
