import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { type Purpose, redeem } from '#shared/mail.ts';
import { asProblem, Problem } from '#shared/problem.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Page } from '#ui/Page.tsx';
import { Sorry } from '#ui/Sorry.tsx';

/** Where the links in mails lead: /confirm and /stop. */
export function Told() {
  return useLocation().path === '/stop' ? <Stop /> : <Confirm />;
}

/** Where the mail that asks leads: /confirm#secret. Only the button says yes; programs open links too. */
function Confirm() {
  return (
    <OneTap
      purpose="confirm"
      title={t('Do you want to be told by e-mail?')}
      text={t('We write when something changes on your report, and nothing else.')}
      act={t('Yes, write to me')}
      done={{
        title: t('You will be told by e-mail'),
        text: t('We write to you when something changes. Every mail has a link that ends it.'),
      }}
    />
  );
}

/** Where the link in every mail leads: /stop#secret. */
function Stop() {
  return (
    <OneTap
      purpose="stop"
      title={t('No more mails about this report?')}
      text={t('You can still follow the ticket by its number.')}
      act={t('Send me no more mails')}
      done={{
        title: t('You get no more mails about it'),
        text: t('You can still follow the ticket by its number.'),
      }}
    />
  );
}

interface Props {
  purpose: Purpose;
  title: string;
  text: string;
  act: string;
  done: { title: string; text: string };
}

/** One question, one button. The secret of the link stays in the fragment, which never reaches a server's log. */
function OneTap({ purpose, title, text, act, done }: Props) {
  const token = window.location.hash.slice(1);
  const ticket = useSignal('');
  const problem = useSignal(token ? null : new Problem({ code: 'link-unknown', status: 0 }));
  const busy = useSignal(false);
  const press = async () => {
    busy.value = true;
    problem.value = null;
    try {
      ticket.value = await redeem(purpose, token);
    } catch (error) {
      problem.value = asProblem(error);
    }
    busy.value = false;
  };
  const outcome = ticket.value || problem.value;
  // The button that was pressed may be gone
  useEffect(() => {
    if (outcome) document.querySelector<HTMLElement>('#main h1')?.focus();
  }, [outcome]);
  if (ticket.value) return <Done {...done} ticket={ticket.value} />;
  const why = problem.value && whyNot(problem.value);
  if (why) return <Useless {...why} />;
  return (
    <Page title={title}>
      <p>{text}</p>
      {problem.value ? (
        <Sorry problem={problem.value} onRetry={() => void press()} />
      ) : (
        <div class="actions">
          <Button look="main" busy={busy.value} onClick={() => void press()}>
            {act}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Done({ title, text, ticket }: Record<'title' | 'text' | 'ticket', string>) {
  return (
    <Page title={title} sign={<Sign />}>
      <p>{text}</p>
      <div class="actions">
        <LinkButton href={`/ticket/${ticket}`} look="main">
          {t('See the ticket')}
        </LinkButton>
      </div>
    </Page>
  );
}

function Sign() {
  return (
    <span class="dot-large state-done">
      <Icon name="check" size={32} />
    </span>
  );
}

/** What is wrong with the link itself; null where trying again may help. */
function whyNot({ code }: Problem): { title: string; text: string } | null {
  switch (code) {
    case 'link-expired':
      return {
        title: t('This link is too old'),
        text: t('Links in such mails work for seven days. Ask for a new one on the ticket page.'),
      };
    case 'link-used':
      return {
        title: t('This link has been used up'),
        text: t('You have said since that you want no more mails. If you do, ask again on the ticket page.'),
      };
    case 'link-unknown':
      return {
        title: t('This link is not whole'),
        text: t('A part of it is missing. Go back to the mail and open the link there once more.'),
      };
    default:
      return null;
  }
}

function Useless({ title, text }: Record<'title' | 'text', string>) {
  return (
    <Page title={title} inError>
      <p>{text}</p>
      <div class="actions">
        <LinkButton href="/track" look="main">
          {t('Track a ticket')}
        </LinkButton>
      </div>
    </Page>
  );
}
