/** A report made ready to send: exact bytes that never change again, under a number that is already its own. */
import { hex, sha256 } from '#shared/digest.ts';
import { sentAnswers } from '#shared/form.ts';
import { newKey, numberOf } from '#shared/number.ts';
import type { Contact, Place, ReportBody, Service } from '#shared/seam.ts';
import type { Draft, DraftPhoto } from './draft.ts';

export interface ItemPhoto {
  sha256: string;
  type: string;
  bytes: ArrayBuffer;
}

export interface Item {
  number: string;
  key: Uint8Array<ArrayBuffer>;
  /** the request's body, byte for byte */
  body: Uint8Array<ArrayBuffer>;
  /** SHA-256 of `body`, in hex */
  digest: string;
  photos: readonly ItemPhoto[];
  service: { code: string; name: string; icon: string };
}

/**
 * Freezes a draft as the given form reads it, under the number of its own key. `language` is the one it was written
 * in, `now` the phone's clock.
 */
export async function freeze(
  draft: Draft,
  service: Service,
  language: string,
  now = new Date(),
): Promise<Item> {
  const key = draft.key ?? newKey();
  const number = await numberOf(key);
  const body = new TextEncoder().encode(JSON.stringify(bodyOf(draft, service, language, now)));
  return Object.freeze({
    number,
    key,
    body,
    digest: hex(await sha256(body)),
    photos: Object.freeze(
      photosOf(draft, service).map(({ sha256, type, bytes }) => ({ sha256, type, bytes })),
    ),
    service: { code: service.code, name: service.name, icon: service.icon },
  });
}

/** What of a draft the server gets to see, in a fixed order and without anything empty. */
export function bodyOf(draft: Draft, service: Service, language: string, now: Date): ReportBody {
  const contact = tidyContact(draft.contact);
  const description = draft.description.trim();
  return {
    service: service.code,
    version: service.version,
    place: tidyPlace(draft.place, service.place.kind),
    answers: sentAnswers(service.questions, draft.answers),
    ...(description && { description }),
    photos: photosOf(draft, service).map((photo) => photo.sha256),
    language,
    reported_at: `${now.toISOString().slice(0, 19)}Z`,
    ...(contact && { contact }),
  };
}

/** A form without photos takes none, whatever was taken before its kind was chosen. */
export function photosOf(draft: Draft, service: Service): DraftPhoto[] {
  return service.photos.max === 0 ? [] : draft.photos;
}

function tidyPlace({ point, address, area, asset, note }: Place, kind: Service['place']['kind']): Place {
  if (kind === 'none') return {};
  if (kind === 'area') return area ? { area } : {};
  return {
    ...(point && { point }),
    ...(address?.trim() && { address: address.trim() }),
    ...(kind === 'asset' && asset?.trim() && { asset: asset.trim() }),
    ...(note?.trim() && { note: note.trim() }),
  };
}

function tidyContact(contact: Contact | null): Contact | null {
  if (!contact) return null;
  const { kind } = contact;
  const [name, email, phone] = [contact.name, contact.email, contact.phone].map((value) => value?.trim());
  if (!name && !email && !phone) return null;
  return { kind, ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
}
