/** What a move must be told, and how what was typed becomes the request. */
import { t } from '#i18n/index.ts';
import type { Problem } from '#shared/problem.ts';
import type { Shown } from '#ui/ErrorSummary.tsx';
import type { Draft } from '../drafts.ts';
import type { Move, MoveBody } from '../seam.ts';

/** The request of a draft: only what this move asks for is sent. */
export function bodyOf({ to, needs }: Move, draft: Draft): MoveBody {
  const agency = { name: draft.agencyName.trim(), phone: draft.agencyPhone.trim() || null };
  return {
    to,
    note: draft.note.trim() || null,
    reason: needs === 'reason' ? draft.reason || null : null,
    day: needs === 'day' ? draft.day || null : null,
    agency: needs === 'agency' ? agency : null,
  };
}

/** What is still missing from a draft, by field. */
export function missingIn({ needs }: Move, draft: Draft): Shown[] {
  if (needs === 'note' && !draft.note.trim()) return [{ field: 'note', text: t('Say what was done.') }];
  if (needs === 'reason' && !draft.reason) return [{ field: 'reason', text: t('Choose why.') }];
  if (needs === 'day' && !draft.day) return [{ field: 'day', text: t('Say for which day.') }];
  if (needs === 'agency' && !draft.agencyName.trim()) {
    return [{ field: 'agency.name', text: t('Say which agency has it now.') }];
  }
  return [];
}

/** The fields that the server found at fault, as the form names them. */
export function refusedIn({ errors }: Problem): Shown[] {
  return errors.map(({ field, problem, remedy }) => ({
    field: field === 'agency' ? 'agency.name' : field,
    text: [problem, remedy].filter(Boolean).join(' '),
  }));
}
