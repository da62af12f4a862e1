import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import './tell.css';
import { language, t } from '#i18n/index.ts';
import { askByMail } from '#shared/mail.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import { Button, type Look } from '#ui/Button.tsx';
import { fieldId, TextField } from '#ui/Field.tsx';
import { Notice } from '#ui/Notice.tsx';
import { explain, When } from '#ui/Sorry.tsx';
import { useCountdown } from '#ui/useCountdown.ts';

const FIELD = 'tell.email';

interface Props {
  ticket: string;
  /** what the reporter gave with the report, as this phone keeps it: offered, but no yes */
  given: string | undefined;
  /** the form stands open from the beginning: nothing else is offered before it */
  open: boolean;
  look: Look;
}

/** Notices by e-mail. */
export function TellByMail({ ticket, given, open, look }: Props) {
  const step = useSignal<'closed' | 'form' | 'asked'>(open ? 'form' : 'closed');
  const typed = useSignal<string | null>(null);
  const email = typed.value ?? given ?? '';
  const show = () => {
    step.value = 'form';
    // The field is drawn first
    setTimeout(() => document.getElementById(fieldId(FIELD))?.focus());
  };
  switch (step.value) {
    case 'closed':
      return (
        <div class="actions">
          <Button icon="inbox" onClick={show}>
            {t('Tell me by e-mail')}
          </Button>
        </div>
      );
    case 'form':
      return (
        <MailForm
          ticket={ticket}
          email={email}
          look={look}
          onInput={(value) => (typed.value = value)}
          onAsked={() => (step.value = 'asked')}
        />
      );
    case 'asked':
      return <Asked email={email} onAnother={show} />;
  }
}

interface FormProps {
  ticket: string;
  email: string;
  look: Look;
  onInput: (value: string) => void;
  onAsked: () => void;
}

function MailForm({ ticket, email, look, onInput, onAsked }: FormProps) {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const wrong = problem.value?.errors.find(({ field }) => field === 'email');
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      await askByMail(ticket, email.trim(), language.value);
      onAsked();
    } catch (error) {
      problem.value = asProblem(error);
      if (problem.value.errors.length) document.getElementById(fieldId(FIELD))?.focus();
    } finally {
      busy.value = false;
    }
  };
  return (
    <form class="stack" onSubmit={(event) => void send(event)} noValidate>
      <TextField
        path={FIELD}
        label={t('Your e-mail')}
        hint={t('Only for notices about this report. Nobody else sees it.')}
        fault={wrong && [wrong.problem, wrong.remedy].filter(Boolean).join(' ')}
        kind="email"
        autocomplete="email"
        value={email}
        onInput={onInput}
      />
      <div aria-live="polite">{problem.value && !wrong && <Failed problem={problem.value} />}</div>
      <div class="actions">
        <Button look={look} icon="inbox" submit busy={busy.value}>
          {t('Tell me by e-mail')}
        </Button>
      </div>
    </form>
  );
}

function Failed({ problem }: { problem: Problem }) {
  const left = useCountdown(problem);
  return (
    <Notice tone="wait">
      <p>{explain(problem).title}</p>
      <When problem={problem} left={left} itself={false} />
    </Notice>
  );
}

function Asked({ email, onAnother }: { email: string; onAnother: () => void }) {
  const said = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone
  useEffect(() => said.current?.focus(), []);
  return (
    <div class="stack told" ref={said} tabIndex={-1}>
      <Notice tone="good" live>
        <p>
          <strong>{t('We have sent a mail to {email}. Open the link in it to say yes.', { email })}</strong>
        </p>
        <p>{t('If it does not come in a few minutes, look among the unwanted mails.')}</p>
      </Notice>
      <div class="actions">
        <Button look="quiet" onClick={onAnother}>
          {t('Use another address')}
        </Button>
      </div>
    </div>
  );
}
