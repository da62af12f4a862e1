import { t } from '#i18n/index.ts';
import type { State, TimelineEvent } from '#shared/seam.ts';
import type { IconName } from './Icon.tsx';

export const STATE_ICON: Record<State, IconName> = {
  received: 'inbox',
  reviewed: 'eye',
  working: 'work',
  elsewhere: 'agency',
  done: 'check',
  closed: 'closed',
};

/** The state in the resident's words. */
export function stateWord(state: State): string {
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
export function eventWord(event: Pick<TimelineEvent, 'kind' | 'state'>): string {
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
      return event.state ? stateWord(event.state) : t('Updated');
  }
}
