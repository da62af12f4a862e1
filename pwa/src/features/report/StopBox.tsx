import './about.css';
import { useEffect, useRef } from 'preact/hooks';
import { numbersWhole } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import type { Stop } from '#shared/seam.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

interface Props {
  stop: Stop;
  /** an answer above led here, and can be changed */
  byAnswer?: boolean;
}

/**
 * What stands in place of a report: whom to call, who else does it, or where it is answered. It comes into view by
 * itself: nobody must look for the call button below the edge of the screen.
 */
export function StopBox({ stop, byAnswer = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (byAnswer) box.current?.scrollIntoView({ block: 'nearest' });
  }, [stop, byAnswer]);
  const danger = stop.kind === 'emergency';
  return (
    <div ref={box} class="stopped">
      <Notice {...(danger && { tone: 'danger' })} live={byAnswer}>
        <h2>{stop.title}</h2>
        <p>{numbersWhole(stop.text)}</p>
        <Ways stop={stop} danger={danger} />
        {byAnswer && <p>{danger ? whyCall() : whyNot()}</p>}
      </Notice>
    </div>
  );
}

function Ways({ stop, danger }: { stop: Stop; danger: boolean }) {
  const { phone, link, answer } = stop;
  return (
    <div class="actions">
      {phone && (
        <LinkButton href={`tel:${phone}`} look={danger ? 'danger' : 'main'} icon="phone">
          {numbersWhole(stop.phone_label || t('Call {phone}', { phone }))}
        </LinkButton>
      )}
      {link && (
        <LinkButton href={link} look={phone ? 'plain' : 'main'} icon="forward">
          {stop.link_label || link}
        </LinkButton>
      )}
      {answer && (
        <LinkButton href={`/answers/${answer}`} look="main" icon="info">
          {t('Read the answer')}
        </LinkButton>
      )}
    </div>
  );
}

const whyCall = () =>
  t(
    'This form stops here, because a call is faster. If you chose this by mistake, change your answer above.',
  );
const whyNot = () =>
  t(
    'This form stops here, because somebody else can help. If you chose this by mistake, change your answer above.',
  );
