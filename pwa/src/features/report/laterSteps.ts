/** The screens after the first one, in one file: by then the phone has had time to fetch it. */
import { About } from './About.tsx';
import { Check } from './Check.tsx';
import { ContactStep } from './ContactStep.tsx';
import { Questions } from './Questions.tsx';

export { keepFitting } from './fitting.ts';
export { Kind } from './Kind.tsx';
export const SCREENS = { about: About, questions: Questions, contact: ContactStep, check: Check };
