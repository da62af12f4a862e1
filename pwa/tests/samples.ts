import type { Draft, DraftPhoto } from '#outbox/draft.ts';
import { freeze } from '#outbox/item.ts';
import type { StoredReport } from '#outbox/records.ts';
import { contentOf, saveReport } from '#outbox/reportStore.ts';
import { hex, sha256 } from '#shared/digest.ts';
import type { Question, Service } from '#shared/seam.ts';

export function question(part: Partial<Question> & { code: string }): Question {
  const plain = { label: part.code, hint: null, required: true, max: null, when: null };
  return { kind: 'one', options: [], ...plain, ...part };
}

const yesNo = ['yes', 'no'].map((code) => ({ code, label: code, stop: null }));

/** A small form with every way to depend on an earlier answer. */
export const SERVICE: Service = {
  code: 'tree',
  version: '0123456789abcdef0123456789abcdef',
  name: 'Tree',
  group: 'Streets',
  icon: 'tree',
  summary: '',
  about: '',
  rules: [],
  cannot: '',
  leads_to: null,
  steps: {},
  department: { code: 'trees', name: 'Trees', phone: null },
  expected: null,
  expected_text: null,
  place: { kind: 'point', of: null, required: true, hint: null },
  photos: { max: 4, reason: null },
  description: { required: false, label: 'More', hint: null, max: 20 },
  public: { place: 'exact', description: false, photos: false },
  questions: [
    question({
      code: 'wire',
      kind: 'yes-no',
      options: [
        { code: 'yes', label: 'Yes', stop: 'wire-down' },
        { code: 'no', label: 'No', stop: null },
      ],
    }),
    question({ code: 'blocks', kind: 'yes-no', options: yesNo }),
    question({
      code: 'what',
      kind: 'many',
      options: ['road', 'walk'].map((code) => ({ code, label: code, stop: null })),
      when: { all: [{ question: 'blocks', in: ['yes'] }] },
    }),
    question({
      code: 'lanes',
      kind: 'number',
      max: 8,
      when: { any: [{ question: 'what', in: ['road'] }] },
    }),
    question({
      code: 'detour',
      kind: 'text',
      required: false,
      when: { all: [{ question: 'lanes', greater: 2 }] },
    }),
    question({
      code: 'why',
      kind: 'text',
      required: false,
      when: { all: [{ question: 'blocks', not: ['yes'] }] },
    }),
  ],
  stops: {
    'wire-down': {
      ...{ kind: 'emergency', title: 'Stay away', text: '', phone: '911', phone_label: null },
      ...{ link: null, link_label: null, answer: null },
    },
  },
};

export const DRAFT: Draft = {
  id: 'draft-1',
  key: null,
  edits: null,
  service: 'tree',
  place: {
    point: { lat: 38.58, lng: -121.49, accuracy_m: 8, source: 'gps' },
    address: '  1300 F St ',
    note: ' ',
  },
  photos: [],
  answers: { wire: 'no', blocks: 'no', what: ['road'], why: '' },
  description: '  Fell last night. ',
  contact: null,
};

/** A photo with bytes of its own: `seed` makes it differ from others. */
export async function samplePhoto(seed: number, length = 1000): Promise<DraftPhoto> {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + seed) % 256);
  const name = hex(await sha256(bytes));
  return { sha256: name, type: 'image/jpeg', bytes: bytes.buffer, width: 4, height: 3, takenAt: null };
}

/** Saves a report into the outbox as the check page does. */
export async function saved(
  photos: DraftPhoto[] = [],
  draftId = 'draft-1',
  now?: number,
): Promise<StoredReport> {
  const draft = { ...DRAFT, id: draftId, photos };
  const item = await freeze(draft, SERVICE, 'en');
  return saveReport({ item, content: contentOf(draft), photos, draftId, language: 'en' }, now);
}
