/** The answers in the language shown. The service worker keeps them, so that they are there without a connection. */
import { useEffect, useState } from 'preact/hooks';
import { getJson } from '#shared/api.ts';
import type { Fetched } from '#shared/city.ts';
import { asProblem } from '#shared/problem.ts';
import type { AnswerLine, AnswerText } from '#shared/seam.ts';
import { matching } from '#shared/search.ts';

/** What was fetched while this page lives: whoever comes back sees it at once. */
const known = new Map<string, unknown>();

export async function fetchAnswers(language: string): Promise<AnswerLine[]> {
  return (await getJson<{ answers: AnswerLine[] }>(`/answers?lang=${language}`)).answers;
}

export function fetchAnswer(code: string, language: string): Promise<AnswerText> {
  return getJson(`/answers/${encodeURIComponent(code)}?lang=${language}`);
}

/** What `fetch` gives, known by `name`; `retry` fetches it anew. */
export function useFetched<T>(name: string, fetch: () => Promise<T>): Fetched<T> & { retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [, setCame] = useState(0);
  const [problem, setProblem] = useState<Fetched<T>['problem']>(null);
  useEffect(() => {
    let wanted = true;
    fetch().then(
      (value) => {
        known.set(name, value);
        if (wanted) setCame(Date.now());
        if (wanted) setProblem(null);
      },
      (error) => wanted && setProblem(asProblem(error)),
    );
    return () => {
      wanted = false;
    };
  }, [name, attempt]);
  return { value: (known.get(name) as T) ?? null, problem, retry: () => setAttempt(attempt + 1) };
}

/** The answers that hold every word wanted; where none does, those that hold the rarest and the most of them. */
export function found(lines: AnswerLine[], wanted: string): AnswerLine[] {
  const named = lines.map((line) => ({ ...line, name: line.title, summary: line.group }));
  const whole = matching(named, wanted);
  if (whole.length > 0) return whole;
  const score = new Map<AnswerLine, number>();
  for (const word of wanted.split(/[^\p{L}\p{N}]+/u).filter(({ length }) => length > 2)) {
    const holders = matching(named, word);
    for (const line of holders) score.set(line, (score.get(line) ?? 0) + 1 / holders.length);
  }
  const best = Math.max(0, ...score.values());
  return named.filter((line) => (score.get(line) ?? 0) > best / 2);
}

/** The lines by their groups, both in the order in which they come. */
export function byGroup(lines: AnswerLine[]): [string, AnswerLine[]][] {
  const groups = new Map<string, AnswerLine[]>();
  for (const line of lines) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  return [...groups];
}
