import type { ServiceSummary } from '#shared/seam.ts';

type Named = Pick<ServiceSummary, 'name' | 'summary' | 'keywords'>;

/** Those whose name, summary or keywords hold every word wanted, also with its accents left out. */
export function matching<T extends Named>(services: T[], wanted: string): T[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  return services.filter((service) => {
    const text = plain([service.name, service.summary, ...service.keywords].join(' '));
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
