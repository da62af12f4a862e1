import './lazy/timeline.css';
import { dateTime } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import type { State, Steps, TimelineEvent } from '#shared/seam.ts';
import { Icon } from './Icon.tsx';
import { bookedFor, eventWord, STATE_ICON, stateWord } from './state.ts';

interface PathProps {
  state: State;
  events: TimelineEvent[];
  /** the service's own names of states */
  names?: Steps | undefined;
}

/** The way a report goes, as steps: what truly lies behind, where it is now, what is to come. */
export function Path({ state, events, names }: PathProps) {
  const end: State = state === 'closed' ? 'closed' : 'done';
  const middle: State = state === 'elsewhere' ? 'elsewhere' : 'working';
  const steps: State[] = ['received', 'reviewed', middle, end];
  const now = steps.indexOf(state);
  const look = (step: State, index: number) => {
    if (index === now) return `path-past path-now path-${state}`;
    return index < now && events.some((event) => event.state === step) ? 'path-past' : undefined;
  };
  return (
    <ol class="path">
      {steps.map((step, index) => (
        <li key={step} class={look(step, index)} aria-current={index === now ? 'step' : undefined}>
          {stateWord(step, names, bookedFor(events))}
        </li>
      ))}
    </ol>
  );
}

interface TimelineProps extends Pick<PathProps, 'names'> {
  events: TimelineEvent[];
  /** what the reporter added, for those who may read it, by the event that tells of it */
  added?: { event: number; text: string }[] | undefined;
}

/** Everything that happened, newest first. */
export function Timeline({ events, names, added = [] }: TimelineProps) {
  return (
    <ol class="timeline">
      {[...events].reverse().map((event) => (
        <li key={event.no}>
          <span class={`dot state-${event.state ?? 'received'}`}>
            <Icon name={event.state ? STATE_ICON[event.state] : 'info'} size={18} />
          </span>
          <h3>{eventWord(event, names)}</h3>
          <p class="soft small">
            <time dateTime={event.at}>{dateTime(event.at)}</time>
          </p>
          {event.reason && <p>{event.reason}</p>}
          {event.note && <p>{event.note}</p>}
          {added
            .filter(({ event: no, text }) => no === event.no && text)
            .map(({ text }) => (
              <blockquote key={text} class="words">
                {text}
              </blockquote>
            ))}
          {event.agency && <Agency {...event.agency} />}
        </li>
      ))}
    </ol>
  );
}

function Agency({ name, phone }: { name: string; phone: string | null }) {
  return (
    <p>
      {t('Now with {agency}.', { agency: name })} {phone && <a href={`tel:${phone}`}>{phone}</a>}
    </p>
  );
}
