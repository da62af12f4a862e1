import { useState } from 'preact/hooks';
import { ago, coordinates, dateTime, day, whereWords } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { myReport } from '#outbox/mine.ts';
import type { Problem } from '#shared/problem.ts';
import { isTold } from '#shared/push.ts';
import type { PublicPhoto, Ticket } from '#shared/seam.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { TellMe } from '#ui/lazy/TellMe.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { Pictogram } from '#ui/Pictogram.tsx';
import { explain, Spoken, When } from '#ui/Sorry.tsx';
import { StateBadge } from '#ui/StateBadge.tsx';
import { bookedFor, stateWord } from '#ui/state.ts';
import { TicketNumber } from '#ui/TicketNumber.tsx';
import { Path, Timeline } from '#ui/Timeline.tsx';
import { useCountdown } from '#ui/useCountdown.ts';
import { AddTo } from './AddTo.tsx';
import { MineView } from './MineView.tsx';
import { Owned } from './Owned.tsx';
import { Renumbered } from './Renumbered.tsx';
import type { Known } from './useTicket.ts';

interface Props extends Known {
  /** why the newest state could not be had */
  problem: Problem | null;
  asking: boolean;
  onAsk: () => void;
  /** a private link led here whose key is not this ticket's */
  wrongLink: boolean;
}

export function TicketView({ ticket, at, problem, asking, onAsk, wrongLink }: Props) {
  const report = myReport(ticket.number);
  const over = ticket.state === 'done' || ticket.state === 'closed';
  // What is offered first does not change places while somebody looks at it
  const [told] = useState(() => isTold(ticket.number));
  const adds = report && told && !over;
  const tell = <TellMe ticket={ticket.number} email={ticket.mine?.contact?.email} main={!problem} folded />;
  return (
    <Page title={ticket.service.name} back="/track" sign={<Pictogram name={ticket.service.icon} size={56} />}>
      <div class="stack">
        <TicketNumber number={ticket.number} />
        <StateBadge
          state={ticket.state}
          word={stateWord(ticket.state, ticket.steps, bookedFor(ticket.timeline))}
          large
        />
        <Meaning ticket={ticket} own={report !== undefined} />
      </div>
      <Renumbered number={ticket.number} />
      <Path state={ticket.state} events={ticket.timeline} names={ticket.steps} />
      {wrongLink && (
        <Notice tone="wait">
          <p>
            {t('The private link is not whole, so this shows only what everyone sees. Copy it once more.')}
          </p>
        </Notice>
      )}
      {problem && <LastKnown {...{ problem, asking, onAsk }} />}
      {over && <Again service={ticket.service.code} main={!problem} />}
      {adds && <AddTo number={ticket.number} main={!problem} />}
      {!over && !adds && tell}
      <Freshness {...{ at, asking }} onAsk={problem ? null : onAsk} />
      <Facts ticket={ticket} />
      <Photos photos={ticket.photos} />
      <section class="stack">
        <h2>{t('What happened')}</h2>
        <Timeline events={ticket.timeline} names={ticket.steps} />
      </section>
      {adds && tell}
      {report && ticket.mine && <MineView mine={ticket.mine} shown={ticket.place.precision === 'exact'} />}
      {report && <Owned {...{ report, ticket }} adding={!adds} />}
    </Page>
  );
}

/** The city does not answer: what is shown is what this phone knows, and asking again is what there is to do. */
function LastKnown({ problem, asking, onAsk }: Pick<Props, 'asking' | 'onAsk'> & { problem: Problem }) {
  const left = useCountdown(problem, onAsk);
  return (
    <div class="stack">
      <Notice tone="wait" live>
        <p>{explain(problem).title}</p>
        <p>{t('Below is the last state we know. Nothing is lost; please ask again later.')}</p>
        {left !== undefined && <When problem={problem} left={left} itself />}
      </Notice>
      <Spoken problem={problem} left={left} />
      <div class="actions">
        <Button look="main" busy={asking || Boolean(left)} onClick={onAsk}>
          {t('Ask again')}
        </Button>
      </div>
    </div>
  );
}

/** What has ended and is there all the same begins as a new report. */
function Again({ service, main }: { service: string; main: boolean }) {
  return (
    <div class="actions">
      <LinkButton href={`/report/${service}`} look={main ? 'main' : 'plain'}>
        {t('Report it again')}
      </LinkButton>
    </div>
  );
}

interface FreshnessProps {
  at: number;
  asking: boolean;
  /** null where asking again is offered elsewhere */
  onAsk: (() => void) | null;
}

function Freshness({ at, asking, onAsk }: FreshnessProps) {
  return (
    <div class="freshness">
      <p class="soft small" role="status">
        {asking ? t('Asking the city …') : t('Last checked with the city: {when}', { when: ago(at) })}
      </p>
      {onAsk && (
        <Button look="quiet" busy={asking} onClick={onAsk}>
          {t('Ask again')}
        </Button>
      )}
    </div>
  );
}

/** The state in one sentence: at an end, what was done or why not; before it, what to expect. */
function Meaning({ ticket, own }: { ticket: Ticket; own: boolean }) {
  const last = [...ticket.timeline].reverse().find((event) => event.state === ticket.state);
  const { name, phone } = ticket.department;
  switch (ticket.state) {
    case 'done':
      return <p>{last?.note ?? t('The work is done.')}</p>;
    case 'closed':
      if (own && ticket.timeline.some(({ kind }) => kind === 'withdrawn')) {
        return <p>{t('You took it back. If it is still there, please report it again.')}</p>;
      }
      return (
        <>
          <p>{[last?.reason, last?.note].filter(Boolean).join('. ')}</p>
          <p>{t('If you see it otherwise, report it again or call {phone}.', { phone: phone ?? '311' })}</p>
        </>
      );
    case 'elsewhere':
      return (
        <p>
          {t('This is the work of {agency}. We have handed it over.', {
            agency: last?.agency?.name ?? t('another agency'),
          })}{' '}
          {last?.agency?.phone && <a href={`tel:${last.agency.phone}`}>{last.agency.phone}</a>}
        </p>
      );
    default:
      return ticket.expected_by ? (
        <p>
          {t('{department} expects to be done by {day}.', { department: name, day: day(ticket.expected_by) })}
        </p>
      ) : (
        <p>{t('It is with {department}.', { department: name })}</p>
      );
  }
}

function Facts({ ticket }: { ticket: Ticket }) {
  const { point, precision } = ticket.place;
  const exactly = point && coordinates(point);
  const words = whereWords(ticket.place);
  const where = words || exactly;
  return (
    <dl class="answers">
      {where && (
        <div>
          <dt>{t('Where')}</dt>
          <dd>{precision === 'block' ? t('Near {place}', { place: where }) : where}</dd>
          {words && exactly && <dd class="soft small">{exactly}</dd>}
        </div>
      )}
      <div>
        <dt>{t('Received')}</dt>
        <dd>
          <time dateTime={ticket.received_at}>{dateTime(ticket.received_at)}</time>
        </dd>
      </div>
      <div>
        <dt>{t('Department')}</dt>
        <dd>
          {ticket.department.name}{' '}
          {ticket.department.phone && (
            <a href={`tel:${ticket.department.phone}`}>{ticket.department.phone}</a>
          )}
        </dd>
      </div>
      {ticket.description && (
        <div>
          <dt>{t('What was written')}</dt>
          <dd>{ticket.description}</dd>
        </div>
      )}
    </dl>
  );
}

function Photos({ photos }: { photos: PublicPhoto[] }) {
  if (photos.length === 0) return null;
  return (
    <section class="stack">
      <h2>
        <Icon name="picture" /> <span class="unseen">{t('Photos')}</span>
      </h2>
      <ul class="photos">
        {photos.map((photo) => (
          <li key={photo.no}>
            <a href={photo.url} target="_blank" rel="noreferrer">
              <img
                src={photo.thumb}
                width={photo.width}
                height={photo.height}
                alt={t('Photo {n}, opens in full', { n: photo.no + 1 })}
                loading="lazy"
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
