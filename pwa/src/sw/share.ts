/** Photos shared from another app: made ready and stored as a draft, which the page then finds. */
import { storeDraft } from '#outbox/draftStore.ts';
import type { Draft, DraftPhoto } from '#outbox/records.ts';
import { hex, sha256 } from '#shared/digest.ts';
import { newKey } from '#shared/number.ts';
import { placeIn } from '#shared/photos/place.ts';
import { shrink } from '#shared/photos/shrinkBlob.ts';

const MOST_PHOTOS = 4;
const PATH = '/report/show-us';

/** Takes the share target's POST. Always leads on to the form, with as many photos as could be read and kept. */
export async function takeShared(request: Request): Promise<Response> {
  try {
    const form = await request.formData();
    const files = form.getAll('photos').filter((part) => part instanceof File);
    const photos: DraftPhoto[] = [];
    for (const file of files.slice(0, MOST_PHOTOS)) photos.push(await photoOf(file));
    await storeDraft(draftOf(photos), PATH);
  } catch {
    // the form opens without the photos, which are still where they were shared from
  }
  return Response.redirect(PATH, 303);
}

async function photoOf(file: Blob): Promise<DraftPhoto> {
  const takenAt = await placeIn(file);
  const encoded = await shrink(file);
  const name = hex(await sha256(new Uint8Array(encoded.bytes)));
  return { sha256: name, type: 'image/jpeg', ...encoded, takenAt };
}

function draftOf(photos: DraftPhoto[]): Draft {
  const id = `draft-${hex(crypto.getRandomValues(new Uint8Array(8)))}`;
  const nothing = { service: null, place: {}, answers: {}, description: '', contact: null, edits: null };
  return { id, key: newKey(), photos, ...nothing };
}
