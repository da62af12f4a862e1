import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { draft } from '#outbox/draft.ts';
import { city } from '#shared/city.ts';
import type { Service } from '#shared/seam.ts';
import type { Shown } from '#ui/ErrorSummary.tsx';
import { pathOf, type Step } from './steps.ts';
import { clearRefusal, refusal } from './submission.ts';
import { faultsOn, serverFaults, shownFaults } from './words.ts';

/**
 * The going on from one screen: faults show only once the reader tried, then follow every change.
 * What the server found wrong shows from the start.
 */
export function useStep(service: Service, step: Step, next: Step) {
  const { route } = useLocation();
  const [attempt, setAttempt] = useState(0);
  const own = faultsOn(step, shownFaults(service, draft.value, city.value.value));
  const theirs = faultsOn(step, serverFaults(refusal.value?.errors ?? []));
  const faults: Shown[] = attempt > 0 ? [...own, ...(own.length ? [] : theirs)] : theirs;
  return {
    faults,
    attempt,
    faultAt: (field: string) => faults.find((fault) => fault.field === field)?.text,
    goOn: (event: Event) => {
      event.preventDefault();
      if (own.length > 0) return setAttempt(attempt + 1);
      clearRefusal();
      route(pathOf(service.code, next));
    },
  };
}
