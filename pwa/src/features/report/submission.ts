/** The sending of the draft: frozen once, then tried until the city has answered. */
import { signal } from '@preact/signals';
import { language } from '#i18n/index.ts';
import { discard, draft } from '#outbox/draft.ts';
import { freeze, type Item } from '#outbox/item.ts';
import { keep, lastSent } from '#outbox/mine.ts';
import { type Progress, send } from '#outbox/send.ts';
import { renewService } from '#shared/city.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import type { Service } from '#shared/seam.ts';

export interface Submission {
  /** Set while the city may already hold it: these bytes, and no others, are sent again. */
  item: Item | null;
  progress: Progress | null;
  problem: Problem | null;
}

const IDLE: Submission = { item: null, progress: null, problem: null };
export const submission = signal<Submission>(IDLE);

/** Sends the draft. Resolves with its number, or with null when it stays here; `submission.problem` then says why. */
export async function submit(service: Service): Promise<string | null> {
  if (submission.peek().progress) return null;
  const known = submission.peek().item;
  submission.value = { item: known, progress: { step: 'report' }, problem: null };
  const item = known ?? (await freeze(draft.peek(), service, language.peek()));
  try {
    const sent = await send(item, (progress) => {
      submission.value = { item, progress, problem: null };
    });
    keep(sent.item);
    lastSent.value = { ...sent, asked: item.number };
    discard();
    submission.value = IDLE;
    return sent.item.number;
  } catch (error) {
    const problem = asProblem(error);
    renewIfChanged(problem);
    submission.value = { item: problem.outcomeUnknown ? item : null, progress: null, problem };
    return null;
  }
}

/** Forgets the last refusal once the reader has gone back to mend it. */
export function clearProblem(): void {
  const { item, problem } = submission.peek();
  if (problem && !item) submission.value = IDLE;
}

function renewIfChanged(problem: Problem): void {
  const renewed = problem.extra.service as Service | undefined;
  if (problem.code === 'version-unknown' && renewed?.questions) renewService(renewed, language.peek());
}
