import { day } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import type { State, Steps, TimelineEvent } from '#shared/seam.ts';
import type { IconName } from './Icon.tsx';

export const STATE_ICON: Record<State, IconName> = {
  received: 'inbox',
  reviewed: 'eye',
  working: 'work',
  elsewhere: 'agency',
  done: 'check',
  closed: 'closed',
};

/** The state in the resident's words; a service may have its own, where {day} is the day it is booked for. */
export function stateWord(state: State, steps: Steps = {}, booked?: string | null): string {
  const own = steps[state];
  if (own) return booked ? own.replace('{day}', day(booked)) : own.replace(/ ?\{day\}/, ' …');
  switch (state) {
    case 'received':
      return t('Received');
    case 'reviewed':
      return t('Reviewed');
    case 'working':
      return t("We're on it");
    case 'elsewhere':
      return t('With another agency');
    case 'done':
      return t('Done');
    case 'closed':
      return t('Closed, not done');
  }
}

/** One line of the timeline in words; events that change no state have words of their own. */
export function eventWord(event: Pick<TimelineEvent, 'kind' | 'state' | 'day'>, steps?: Steps): string {
  switch (event.kind) {
    case 'sent-to-department':
      return t('Sent to the department');
    case 'photos-added':
      return t('Photos added');
    case 'words-added':
      return t('Words added');
    case 'withdrawn':
      return t('Withdrawn by the person who reported it');
    default:
      return event.state ? stateWord(event.state, steps, event.day) : t('Updated');
  }
}

/** The day that a ticket is booked for, if any: the last one that was said. */
export function bookedFor(events: TimelineEvent[]): string | null {
  return [...events].reverse().find((event) => event.day)?.day ?? null;
}
