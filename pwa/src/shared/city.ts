/** The city and its services in the language shown, fetched once a language and kept while the page lives. */
import { type Signal, signal } from '@preact/signals';
import { fetchCity, fetchService, fetchServices } from './api.ts';
import { asProblem, type Problem } from './problem.ts';
import type { City, Service, ServiceSummary } from './seam.ts';

/** Something that is fetched: the last good value stays while it is renewed. */
export interface Fetched<T> {
  value: T | null;
  problem: Problem | null;
}

export const city = signal<Fetched<City>>({ value: null, problem: null });
export const services = signal<Fetched<ServiceSummary[]>>({ value: null, problem: null });

/** Fetches the city anew in a language; what failed is in `city.value.problem`. */
export function loadCity(language: string): Promise<void> {
  return fill(city, () => fetchCity(language));
}

/** Fetches the list of services anew in a language; only screens that show the list ask for it. */
export function loadServices(language: string): Promise<void> {
  return fill(services, () => fetchServices(language));
}

/** What a service is called now, in the language shown; what it was called then, where the list is not known. */
export function serviceName({ code, name }: Pick<ServiceSummary, 'code' | 'name'>): string {
  return services.value.value?.find((service) => service.code === code)?.name ?? name;
}

const forms = new Map<string, Promise<Service>>();

/** The form of a service as it is now. Rejects with a Problem; asking again then tries again. */
export function loadService(code: string, language: string): Promise<Service> {
  const name = `${code} ${language}`;
  const known = forms.get(name);
  if (known) return known;
  const asked = fetchService(code, language);
  forms.set(name, asked);
  asked.catch(() => forms.delete(name));
  return asked;
}

/** Puts a renewed form (from a 409 answer) in the place of the one that was known. */
export function renewService(service: Service, language: string): void {
  for (const name of [...forms.keys()]) if (name.startsWith(`${service.code} `)) forms.delete(name);
  forms.set(`${service.code} ${language}`, Promise.resolve(service));
}

async function fill<T>(target: Signal<Fetched<T>>, fetch: () => Promise<T>): Promise<void> {
  try {
    target.value = { value: await fetch(), problem: null };
  } catch (error) {
    target.value = { value: target.peek().value, problem: asProblem(error) };
  }
}
