import { useCallback, useEffect, useState } from 'preact/hooks';
import { Problem } from '#shared/problem.ts';
import { fetchReport } from '../api.ts';
import { noteState } from '../queue/store.ts';
import type { Report } from '../seam.ts';
import { attempt } from '../session.ts';

export interface Opened {
  report: Report | null;
  /** why it could not be fetched */
  problem: Problem | null;
  ask: () => Promise<void>;
  /** carries out a change; gives the Problem that kept it from happening, or null */
  act: (change: Promise<Report>) => Promise<Problem | null>;
}

/** One report by its bare number. */
export function useReport(number: string): Opened {
  const [report, setReport] = useState<Report | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const show = (seen: Report) => {
    noteState(seen);
    setReport(seen);
  };
  const ask = useCallback(async () => {
    setProblem(null);
    const found = await attempt(fetchReport(number));
    if (found instanceof Problem) setProblem(found);
    else show(found);
  }, [number]);
  useEffect(() => void ask(), [ask]);
  const act = async (change: Promise<Report>) => {
    const changed = await attempt(change);
    if (changed instanceof Problem) return changed;
    show(changed);
    return null;
  };
  return { report, problem, ask, act };
}
