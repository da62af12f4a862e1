/** The screens of a report and which field stands on which. */

export type Step = 'where' | 'kind' | 'questions' | 'contact' | 'check';
export const STEPS: Step[] = ['where', 'kind', 'questions', 'contact', 'check'];

/** Stands for the service in addresses until the photo's kind is chosen. */
export const NO_SERVICE = 'show-us';

/** The address of a screen; the first one is the service's own. */
export function pathOf(service: string, step: Step): string {
  return step === 'where' ? `/report/${service}` : `/report/${service}/${step}`;
}

/** The screen that a field, named as the server names it, stands on. */
export function stepOf(field: string): Step {
  if (field.startsWith('answers') || field === 'description') return 'questions';
  return field.startsWith('contact') ? 'contact' : 'where';
}
