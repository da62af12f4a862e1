/** What the worker keeps beside the app's own files: the city, its services and their forms. */
import type { ServiceSummary } from '#shared/seam.ts';

/** A new number lets go of everything kept under the old one. */
export const FORMS = 'wellkept-forms-1';
export const ASSETS = 'wellkept-assets-1';
const OURS = /^wellkept-/;

let keeping = true;

/** From here on nothing is kept: a worker that is switched off still serves the pages that it had. */
export function keepNothingMore(): void {
  keeping = false;
}

interface Judged {
  response: Response;
}

const isJson = (response: Response) =>
  response.ok && (response.headers.get('Content-Type') ?? '').startsWith('application/json');

/** A sign-in page of a Wi-Fi must never be kept for a form. */
export const onlyJson = {
  cacheWillUpdate: async ({ response }: Judged) => (keeping && isJson(response) ? response : null),
};

export const onlyOk = {
  cacheWillUpdate: async ({ response }: Judged) => (keeping && response.status === 200 ? response : null),
};

/** Removes what an older version kept. */
export async function dropOldCaches(): Promise<void> {
  const names = (await caches.keys()).filter((name) => OURS.test(name) && ![FORMS, ASSETS].includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Fetches the city and every form in a language, so that a report can be written offline from the first visit on. */
export async function prefetch(language: string): Promise<void> {
  const lang = `lang=${encodeURIComponent(language)}`;
  await keep(`/api/v1/city?${lang}`);
  const answer = await keep(`/api/v1/services?${lang}`);
  const { services } = answer ? ((await answer.json()) as { services: ServiceSummary[] }) : { services: [] };
  for (const { code } of services) await keep(`/api/v1/services/${encodeURIComponent(code)}?${lang}`);
}

async function keep(path: string): Promise<Response | null> {
  try {
    const answer = await fetch(path);
    if (!keeping || !isJson(answer)) return null;
    await (await caches.open(FORMS)).put(path, answer.clone());
    return answer;
  } catch {
    return null; // the connection went; the next start fetches the rest
  }
}
