import { t } from '#i18n/index.ts';
import { isTold, pushPower } from '#shared/push.ts';
import { TellByMail } from './TellByMail.tsx';
import { TellByPush } from './TellByPush.tsx';

interface Props {
  ticket: string;
  /** an e-mail address to begin with */
  email?: string | undefined;
}

/** The offer to be told, made only where there is a ticket, and never by itself. What works here comes first. */
export function TellMe({ ticket, email }: Props) {
  const power = pushPower();
  const mailFirst = power !== 'can';
  const byMail = <TellByMail key="mail" ticket={ticket} given={email} open={mailFirst} />;
  const byPush = <TellByPush key="push" ticket={ticket} power={power} />;
  return (
    <section class="stack">
      <h2>{t('Be told when something changes')}</h2>
      {!isTold(ticket) && (
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
