/** What the worker keeps beside the app's own files: the city, its services and their forms, its answers. */
import type { AnswerLine, AnswerText, City, ServiceSummary } from '#shared/seam.ts';

/** A new number lets go of everything kept under the old one. */
export const FORMS = 'wellkept-forms-1';
export const ASSETS = 'wellkept-assets-1';
const OURS = /^wellkept-/;

let keeping = true;

/** From here on nothing is kept: a worker that is switched off still serves the pages that it had. */
export function keepNothingMore(): void {
  keeping = false;
}

/** A cache once deleted is not made again, not even by a worker that was woken since and has forgotten why. */
const mayKeepIn = async (cache: string) => (await caches.has(cache)) && keeping;

interface Judged {
  response: Response;
}

const isJson = (response: Response) =>
  response.ok && (response.headers.get('Content-Type') ?? '').startsWith('application/json');

/** A sign-in page of a Wi-Fi must never be kept for a form. */
export const onlyJson = {
  cacheWillUpdate: async ({ response }: Judged) =>
    isJson(response) && (await mayKeepIn(FORMS)) ? response : null,
};

export const onlyOk = {
  cacheWillUpdate: async ({ response }: Judged) =>
    response.status === 200 && (await mayKeepIn(ASSETS)) ? response : null,
};

/** Makes the caches, and removes what an older version kept. */
export async function renewCaches(): Promise<void> {
  await Promise.all([FORMS, ASSETS].map((name) => caches.open(name)));
  const names = (await caches.keys()).filter((name) => OURS.test(name) && ![FORMS, ASSETS].includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/**
 * Fetches the city and every form in a language, so that a report can be written offline from the first visit on;
 * then, unless the reader saves data, the answers in that language and the forms in the city's other languages.
 */
export async function prefetch(language: string, sparing: boolean): Promise<void> {
  const city = await prefetchIn(language);
  const others = (city?.languages ?? []).filter(({ code }) => code !== language);
  if (sparing) return;
  await prefetchAnswers(language);
  await keep('/api/v1/streets');
  for (const { code } of others) await prefetchIn(code);
}

async function prefetchIn(language: string): Promise<City | null> {
  const lang = `lang=${encodeURIComponent(language)}`;
  const city = await keep<City>(`/api/v1/city?${lang}`);
  const list = await keep<{ services: ServiceSummary[] }>(`/api/v1/services?${lang}`);
  for (const { code } of list?.services ?? []) {
    await keep(`/api/v1/services/${encodeURIComponent(code)}?${lang}`);
  }
  return city;
}

/** Those that have not changed since they were kept are not fetched again. */
async function prefetchAnswers(language: string): Promise<void> {
  const lang = `lang=${encodeURIComponent(language)}`;
  const list = await keep<{ answers: AnswerLine[] }>(`/api/v1/answers?${lang}`);
  for (const { code, version } of list?.answers ?? []) {
    const path = `/api/v1/answers/${encodeURIComponent(code)}?${lang}`;
    const kept = (await (await caches.match(path))?.json().catch(() => null)) as
      | AnswerText
      | null
      | undefined;
    if (kept?.version !== version) await keep(path);
  }
}

async function keep<T>(path: string): Promise<T | null> {
  try {
    const answer = await fetch(path);
    if (!isJson(answer) || !(await mayKeepIn(FORMS))) return null;
    await (await caches.open(FORMS)).put(path, answer.clone());
    return (await answer.json()) as T;
  } catch {
    return null; // the connection went; the next start fetches the rest
  }
}
