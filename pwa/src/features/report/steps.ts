/** The screens of a report and which field stands on which. */
import type { Service } from '#shared/seam.ts';

export type Step = 'about' | 'where' | 'kind' | 'questions' | 'contact' | 'check';
export const STEPS: Step[] = ['about', 'where', 'kind', 'questions', 'contact', 'check'];

/** Stands for the service in addresses until the photo's kind is chosen. */
export const NO_SERVICE = 'show-us';

type Asks = Pick<Service, 'rules' | 'cannot' | 'leads_to' | 'place' | 'photos'>;

/** The screen that a service begins with: its rules where it has any, else the first that it asks on. */
export function firstOf(service: Asks | null): Step {
  if (!service) return 'where';
  if (service.leads_to || service.rules.length > 0 || service.cannot) return 'about';
  return firstAsked(service);
}

/** Without a place and photos the questions come first. */
export function firstAsked({ place, photos }: Pick<Asks, 'place' | 'photos'>): Step {
  return place.kind === 'none' && photos.max === 0 ? 'questions' : 'where';
}

/** Which of how many screens this is: where, questions, check. */
export function countOf(service: Pick<Asks, 'place' | 'photos'>, step: 'where' | 'questions' | 'check') {
  const all = ['where', 'questions', 'check'].slice(firstAsked(service) === 'where' ? 0 : 1);
  return { n: all.indexOf(step) + 1, of: all.length };
}

/** The screen before the questions. */
export function beforeQuestions(service: Asks & { code: string }): string {
  if (firstAsked(service) === 'where') return pathOf(service.code, 'where');
  return firstOf(service) === 'about' ? pathOf(service.code, 'about') : '/';
}

/** The address of a screen. */
export function pathOf(service: string, step: Step): string {
  return service === NO_SERVICE && step === 'where' ? `/report/${service}` : `/report/${service}/${step}`;
}

/** The screen that a field, named as the server names it, stands on. */
export function stepOf(field: string): Step {
  if (field.startsWith('answers') || field === 'description') return 'questions';
  return field.startsWith('contact') ? 'contact' : 'where';
}
