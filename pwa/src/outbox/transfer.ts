/** Reports as one file: to keep, or to carry over to another phone or to the app on the home screen. */
import { fromBase64url, hex, sha256 } from '#shared/digest.ts';
import { numberOf } from '#shared/number.ts';
import { change, photosOf, read } from './db.ts';
import { fetchDraft, isAddition, storeDraft } from './draftStore.ts';
import type { Draft, StoredFollowUp, StoredPhoto, StoredReport, StoredView } from './records.ts';
import { owedOf } from './reportStore.ts';

const KIND = 'wellkept reports';
const CHUNK = 0x8000;

/** One report with all that belongs to it. */
interface Bundle {
  report: StoredReport;
  photos: StoredPhoto[];
  followUps: StoredFollowUp[];
  view: StoredView | null;
}

interface Contents {
  kind: typeof KIND;
  version: 1;
  bundles: Bundle[];
  drafts: (Draft & { path: string })[];
}

/** Which photos go along: every copy, those that the city does not have yet, or none. */
export type Photos = 'all' | 'unsent' | 'none';

/** What came. */
export interface Taken {
  reports: number;
  /** reports begun and not sent */
  drafts: number;
}

/** The file of one report, or of everything this phone has: JSON, with keys and photos in it. */
export async function exportFile(number?: string, photos: Photos = 'all'): Promise<Blob> {
  const { reports, drafts } = await read(['reports', 'drafts'], async (desk) => ({
    reports: await desk.all('reports'),
    drafts: await desk.all('drafts'),
  }));
  const chosen = reports.filter((report) => !number || report.number === number);
  const contents: Contents = { kind: KIND, version: 1, bundles: [], drafts: [] };
  for (const report of chosen) contents.bundles.push(await bundleOf(report, photos));
  for (const { id } of number ? [] : drafts) {
    const draft = await fetchDraft(id);
    if (draft) contents.drafts.push(photos === 'none' ? { ...draft, photos: [] } : draft);
  }
  return new Blob([JSON.stringify(contents, packed)], { type: 'application/json' });
}

/**
 * Everything of this phone with the photos that the city does not have yet, in at most `most` bytes; without photos
 * where they are too much, and null where the words alone are.
 */
export async function exportFitting(most: number): Promise<{ file: Blob; withoutPhotos: boolean } | null> {
  for (const photos of ['unsent', 'none'] as const) {
    const file = await exportFile(undefined, photos);
    if (file.size <= most) return { file, withoutPhotos: photos === 'none' };
  }
  return null;
}

function bundleOf(report: StoredReport, which: Photos): Promise<Bundle> {
  const goes = ({ state }: StoredPhoto) => which === 'all' || (which === 'unsent' && state === 'waiting');
  return read(['photos', 'followups', 'views'], async (desk) => ({
    report,
    photos: (await desk.all('photos', photosOf(report.number))).filter(goes),
    followUps: (await desk.all('followups')).filter(({ number }) => number === report.number),
    view: (await desk.get('views', report.number)) ?? null,
  }));
}

/**
 * Takes over what a file holds; what this phone has already stays as it is. Resolves with what came.
 * Rejects with an Error when it is no such file, and with NotSaved.
 */
export async function importFile(file: Blob): Promise<Taken> {
  const contents = readContents(await file.text());
  const taken = { reports: 0, drafts: 0 };
  const changing = new Set(contents.drafts.map(({ edits }) => edits));
  for (const bundle of contents.bundles) {
    if (await isSound(bundle)) taken.reports += await takeBundle(bundle, changing.has(bundle.report.number));
  }
  for (const { path, ...draft } of contents.drafts) {
    if (await fetchDraft(draft.id)) continue;
    await storeDraft(draft, path);
    if (!isAddition(draft.id)) taken.drafts += 1;
  }
  return taken;
}

function readContents(text: string): Contents {
  const contents = JSON.parse(text, unpacked) as Contents;
  const known = contents?.kind === KIND && contents.version === 1;
  if (!known || !Array.isArray(contents.bundles) || !Array.isArray(contents.drafts)) {
    throw new Error('This file holds no reports.');
  }
  return contents;
}

/** The key gives the number, and the photos are what their names say. */
async function isSound({ report, photos }: Bundle): Promise<boolean> {
  if (!(report.key instanceof Uint8Array) || (await numberOf(report.key)) !== report.number) return false;
  for (const { bytes, sha256: name, owner } of photos) {
    if (owner !== report.number || hex(await sha256(new Uint8Array(bytes))) !== name) return false;
  }
  return true;
}

/** A report held back while its owner changes it waits on only where the changes came along. */
function takeBundle({ report, photos, followUps, view }: Bundle, changing: boolean): Promise<number> {
  return change(['reports', 'photos', 'followups', 'views'], async (desk) => {
    if (await desk.get('reports', report.number)) return 0;
    const state = report.state === 'editing' && !changing ? 'waiting' : report.state;
    for (const photo of photos) await desk.put('photos', photo);
    for (const one of followUps) await desk.put('followups', one);
    if (view) await desk.put('views', view);
    const owed = state === 'arrived' ? await owedOf(desk, report.number) : {};
    await desk.put('reports', { ...report, ...owed, state });
    return 1;
  });
}

function packed(_: string, value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { buffer: text(new Uint8Array(value)) };
  return value instanceof Uint8Array ? { bytes: text(value) } : value;
}

function unpacked(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Object.keys(value).length !== 1) return value;
  const { buffer, bytes } = value as { buffer?: unknown; bytes?: unknown };
  if (typeof buffer === 'string') return fromBase64url(buffer).buffer;
  return typeof bytes === 'string' ? fromBase64url(bytes) : value;
}

/** In pieces, because a photo has more bytes than a function may have arguments. */
function text(bytes: Uint8Array): string {
  let all = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    all += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(all).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
