import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { isTold, pushPower } from '#shared/push.ts';
import { Button } from '#ui/Button.tsx';
import { TellByMail } from './TellByMail.tsx';
import { TellByPush } from './TellByPush.tsx';

interface Props {
  ticket: string;
  /** an e-mail address to begin with */
  email?: string | undefined;
  /** being told is the main action of the page */
  main: boolean;
  /** only a button at first, which opens the ways to be told */
  folded: boolean;
}

/** The offer to be told, made only where there is a ticket, and never by itself. What works here comes first. */
export function TellMe({ ticket, email, main, folded }: Props) {
  const power = pushPower();
  const told = isTold(ticket);
  const closed = useSignal(folded && !told);
  const title = useRef<HTMLHeadingElement>(null);
  const look = main && !told ? 'main' : 'plain';
  const open = () => {
    closed.value = false;
    // The title is drawn first
    setTimeout(() => title.current?.focus());
  };
  if (closed.value) {
    return (
      <div class="actions">
        <Button look={look} icon="bell" onClick={open}>
          {t('Tell me when something changes')}
        </Button>
      </div>
    );
  }
  const mailFirst = power !== 'can';
  const byMail = (
    <TellByMail key="mail" {...{ ticket, look: mailFirst ? look : 'plain' }} given={email} open={mailFirst} />
  );
  const byPush = <TellByPush key="push" {...{ ticket, power, look }} />;
  return (
    <section class="stack">
      <h2 ref={title} tabIndex={-1}>
        {t('Be told when something changes')}
      </h2>
      {!told && (
        <p>
          {t(
            'We write when the city begins, when it is done, and when another agency takes it on. Nothing else.',
          )}
        </p>
      )}
      {mailFirst ? [byMail, byPush] : [byPush, byMail]}
    </section>
  );
}
