/** The way out for a phone that can store nothing more: straight from the page to the city. */
import { putPhoto, putReport } from '#shared/api.ts';
import type { Service, Ticket } from '#shared/seam.ts';
import { change } from './db.ts';
import { type DraftPhoto, draft } from './draft.ts';
import { photosOf } from './item.ts';
import { startAfresh } from './keeper.ts';
import { photosLost } from './live.ts';
import { itemOf, listUnstored, tookOver } from './mine.ts';
import type { StoredReport } from './records.ts';
import { contentOf, newReport } from './reportStore.ts';

/**
 * Sends the draft without saving it first. Resolves with its number once the city has the report; photos that
 * failed are counted in `photosLost`, because no copy of them is kept. Rejects with a Problem when the report
 * itself was not accepted.
 */
export async function sendDraftUnsaved(service: Service, language: string): Promise<string> {
  const value = draft.peek();
  const photos = photosOf(value, service);
  const item = await itemOf(service, language);
  const ticket = await putReport(item.number, item.key, item.body);
  const lost = await sendPhotos({ ...item, language }, photos);
  if (lost > 0) photosLost.value = { ...photosLost.peek(), [item.number]: lost };
  const now = Date.now();
  const saving = { item, language, content: contentOf(value), photos, draftId: value.id };
  const report: StoredReport = { ...newReport(saving, now), state: 'arrived', begun: true, arrivedAt: now };
  await keepWithoutPhotos({ ...report, content: null }, ticket);
  await startAfresh().catch(() => undefined);
  return item.number;
}

type Sent = Pick<StoredReport, 'number' | 'key' | 'language'>;

async function sendPhotos({ number, key, language }: Sent, photos: DraftPhoto[]) {
  let lost = 0;
  for (const photo of photos) {
    await putPhoto({ ...photo, number, key, language }, () => undefined).catch(() => {
      lost += 1;
    });
  }
  return lost;
}

/** Number and key take little room: they may still fit. If not, the list shows the report as long as this page lives. */
async function keepWithoutPhotos(report: StoredReport, ticket: Ticket): Promise<void> {
  try {
    await change(['reports', 'views'], async (desk) => {
      await desk.put('reports', report);
      await desk.put('views', { number: report.number, ticket, at: Date.now() });
    });
    await tookOver();
  } catch {
    listUnstored(report);
  }
}
