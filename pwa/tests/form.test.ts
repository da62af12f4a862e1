import { describe, expect, it } from 'vitest';
import { asked, faults, holds, sentAnswers, stopIn } from '#shared/form.ts';
import type { Answers } from '#shared/seam.ts';
import { DRAFT, question, SERVICE } from './samples.ts';

const GOOD: Answers = { wire: 'no', blocks: 'no' };

const shown = (answers: Answers) => asked(SERVICE.questions, answers).map(({ code }) => code);
const fields = (part: Partial<typeof DRAFT>) => faults(SERVICE, { ...DRAFT, ...part });

describe('which questions apply', () => {
  it.each<[Answers, string[]]>([
    [{}, ['wire', 'blocks']],
    [{ blocks: 'no' }, ['wire', 'blocks', 'why']],
    [{ blocks: 'yes' }, ['wire', 'blocks', 'what']],
    [{ blocks: 'yes', what: ['walk'] }, ['wire', 'blocks', 'what']],
    [{ blocks: 'yes', what: ['walk', 'road'] }, ['wire', 'blocks', 'what', 'lanes']],
    [{ blocks: 'yes', what: ['road'], lanes: 2 }, ['wire', 'blocks', 'what', 'lanes']],
    [{ blocks: 'yes', what: ['road'], lanes: 3 }, ['wire', 'blocks', 'what', 'lanes', 'detour']],
  ])('%j shows %j', (answers, codes) => expect(shown(answers)).toEqual(codes));

  it('takes an answer to a hidden question as not given, however deep', () => {
    expect(shown({ blocks: 'no', what: ['road'], lanes: 5 })).toEqual(['wire', 'blocks', 'why']);
  });

  it('holds no condition on an unanswered question, not even "not"', () => {
    expect(holds({ all: [{ question: 'x', not: ['a'] }] }, {})).toBe(false);
    expect(holds({ all: [{ question: 'x', not: ['a'] }] }, { x: 'b' })).toBe(true);
  });

  it('sends only what is shown and not empty', () => {
    expect(sentAnswers(SERVICE.questions, DRAFT.answers)).toEqual({ wire: 'no', blocks: 'no' });
  });
});

it('stops at a dangerous answer and nowhere else', () => {
  expect(stopIn(SERVICE, { wire: 'yes' })).toMatchObject({ phone: '911' });
  expect(stopIn(SERVICE, { wire: 'no' })).toBeNull();
});

describe('what is written in a way of its own', () => {
  const kinds = ['plate', 'phone', 'cart'] as const;
  const service = { ...SERVICE, questions: kinds.map((kind) => question({ code: kind, kind })) };
  const found = (answers: Answers) => faults(service, { ...DRAFT, answers }).map(({ code }) => code);
  it.each<[Answers, string[]]>([
    [{ plate: '7ABC123', phone: '(916) 555-0100', cart: 'B-10443' }, []],
    [{ plate: '7 abc·1', phone: '+1 916 555 0100', cart: ' 42 ' }, []],
    [{ plate: '???', phone: 'tomorrow', cart: '-' }, ['not-like', 'not-like', 'not-like']],
  ])('%j has the faults %j', (answers, codes) => expect(found(answers)).toEqual(codes));
});

describe('where it is, as the service asks it', () => {
  const asking = (kind: 'none' | 'area') => {
    const place = { kind, of: kind === 'area' ? 'districts' : null, required: true, hint: null };
    return (given: object) => faults({ ...SERVICE, place }, { ...DRAFT, answers: GOOD, place: given });
  };
  it('is not asked at all', () => expect(asking('none')({})).toEqual([]));
  it('is an area by its name', () => {
    expect(asking('area')({ note: 'there' })).toEqual([{ field: 'place.area', code: 'area' }]);
    expect(asking('area')({ area: '4' })).toEqual([]);
  });
});

describe('what is wrong with a draft', () => {
  it('finds nothing in a good one', () => expect(fields({})).toEqual([]));

  it.each<[string, Partial<typeof DRAFT>, object]>([
    ['no place', { place: { address: ' ' } }, { field: 'place', code: 'place' }],
    ['a question open', { answers: { wire: 'no' } }, { field: 'answers.blocks', code: 'required' }],
    [
      'an answer no longer offered',
      { answers: { wire: 'no', blocks: 'maybe' } },
      { field: 'answers.blocks', code: 'not-an-option' },
    ],
    [
      'no number',
      { answers: { wire: 'no', blocks: 'yes', what: ['road'], lanes: 'two' } },
      { field: 'answers.lanes', code: 'not-a-number' },
    ],
    [
      'a number too large',
      { answers: { wire: 'no', blocks: 'yes', what: ['road'], lanes: 9 } },
      { field: 'answers.lanes', code: 'out-of-range', max: 8 },
    ],
    ['too many words', { description: 'x'.repeat(21) }, { field: 'description', code: 'too-long', max: 20 }],
    [
      'no e-mail address',
      { contact: { kind: 'person', email: 'me@home' } },
      { field: 'contact.email', code: 'not-an-email' },
    ],
  ])('names %s', (_, part, fault) => expect(fields(part)).toEqual([fault]));
});
