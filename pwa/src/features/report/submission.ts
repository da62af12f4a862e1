/** Handing the draft over to the outbox, which saves and sends it. */
import { computed, signal } from '@preact/signals';
import { language } from '#i18n/index.ts';
import { NotSaved } from '#outbox/db.ts';
import { draft } from '#outbox/draft.ts';
import { reports } from '#outbox/live.ts';
import { saveDraft } from '#outbox/mine.ts';
import type { Trouble } from '#outbox/records.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import type { Service } from '#shared/seam.ts';

export interface Submission {
  busy: boolean;
  /** why this phone could not save it: then nothing has been sent either */
  notSaved: NotSaved['why'] | null;
  /** why sending it unsaved did not work */
  problem: Problem | null;
}

const IDLE: Submission = { busy: false, notSaved: null, problem: null };
export const submission = signal<Submission>(IDLE);

/** Saves the draft as a report to be sent. Resolves with its number, or with null when `submission` says why not. */
export async function submit(service: Service): Promise<string | null> {
  if (submission.peek().busy) return null;
  submission.value = { ...IDLE, busy: true };
  try {
    const number = await saveDraft(service, language.peek());
    submission.value = IDLE;
    return number;
  } catch (error) {
    submission.value = { ...IDLE, notSaved: error instanceof NotSaved ? error.why : 'failed' };
    return null;
  }
}

/** Sends the draft without saving it first. Resolves with its number, or with null when it stays here. */
export async function submitUnsaved(service: Service): Promise<string | null> {
  const { notSaved } = submission.peek();
  submission.value = { busy: true, notSaved, problem: null };
  try {
    const { sendDraftUnsaved } = await import('#outbox/unsaved.ts');
    const number = await sendDraftUnsaved(service, language.peek());
    submission.value = IDLE;
    return number;
  } catch (error) {
    submission.value = { busy: false, notSaved, problem: asProblem(error) };
    return null;
  }
}

const dismissed = signal<string | null>(null);

/** What the city said about this report when it was sent before; null once its writer has gone on. */
export const refusal = computed<Trouble | null>(() => {
  const { edits } = draft.value;
  if (!edits || dismissed.value === edits) return null;
  return reports.value.find(({ number }) => number === edits)?.trouble ?? null;
});

/** Forgets the last refusal once the reader has gone back to mend it. */
export function clearRefusal(): void {
  dismissed.value = draft.peek().edits;
}
