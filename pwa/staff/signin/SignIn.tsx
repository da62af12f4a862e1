import { useState } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorSummary, type Shown } from '#ui/ErrorSummary.tsx';
import { TextField } from '#ui/Field.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { enter } from '../session.ts';
import { PasswordField } from './PasswordField.tsx';

/** Name and password. `ended` says that a session ran out while somebody was at work. */
export function SignIn({ ended }: { ended: boolean }) {
  const { name, setName, password, setPassword, faults, attempt, problem, busy, go } = useSignIn();
  const faultAt = (field: string) => faults.find((fault) => fault.field === field)?.text;
  return (
    <Page title={t('Sign in')} inError={faults.length > 0 || problem !== null}>
      {ended && (
        <Notice>
          <p>{t('Your session has ended. Sign in again to go on where you were: what you typed is kept.')}</p>
        </Notice>
      )}
      <ErrorSummary faults={faults} attempt={attempt} />
      {problem && <Trouble problem={problem} />}
      <form class="stack sign-in" onSubmit={go} noValidate>
        <TextField
          path="name"
          label={t('Name')}
          value={name}
          onInput={setName}
          fault={faultAt('name')}
          autocomplete="username"
        />
        <PasswordField value={password} onInput={setPassword} fault={faultAt('password')} />
        <div class="actions">
          <Button look="main" submit busy={busy}>
            {busy ? t('Signing in …') : t('Sign in')}
          </Button>
        </div>
      </form>
      <p class="soft small">
        {t('This page is for the people who work for the city. To report a problem, go to')}{' '}
        <a href="/">{t('the page for residents')}</a>.
      </p>
    </Page>
  );
}

function useSignIn() {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<Shown[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const missing = missingIn(name, password);
    setFaults(missing);
    setProblem(null);
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    setBusy(true);
    try {
      await enter(name.trim(), password);
    } catch (error) {
      const found = asProblem(error);
      if (found.code === 'sign-in-wrong') setFaults([{ field: 'password', text: wrong() }]);
      else setProblem(found);
      setAttempt(attempt + 2);
      setBusy(false);
    }
  };
  return { name, setName, password, setPassword, faults, attempt, problem, busy, go };
}

function missingIn(name: string, password: string): Shown[] {
  const found: Shown[] = [];
  if (!name.trim()) found.push({ field: 'name', text: t('Type your name.') });
  if (!password) found.push({ field: 'password', text: t('Type your password.') });
  return found;
}

function wrong(): string {
  return t('Name and password do not belong together. Check both and try again.');
}
