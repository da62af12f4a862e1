/**
 * Private links: whoever holds a report's key owns it, so opening the link makes this phone an owner too.
 * The key rides in the fragment, which browsers never send to a server.
 */
import { base64url, fromBase64url } from '#shared/digest.ts';
import { type Minted, numberOf } from '#shared/number.ts';
import { change } from './db.ts';

/** What stands in the fragment of a private link. */
export const KEY_IN_LINK = /^#key=([\w-]+)$/;

/** The link that makes whoever opens it an owner of the report. */
export function privateLink({ number, key }: Minted): string {
  return `${window.location.origin}/ticket/${number}#key=${base64url(key)}`;
}

/** The key that a private link carries (base64url), or null when it does not give the number. */
export async function keyOfLink(number: string, secret: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const key = fromBase64url(secret);
    return key.length === 32 && (await numberOf(key)) === number ? key : null;
  } catch {
    return null;
  }
}

/** Takes over a report by its private link. What this phone has of it already stays. Rejects with NotSaved. */
export function adoptReport({ number, key }: Minted, now = Date.now()): Promise<void> {
  return change(['reports'], async (desk) => {
    if (await desk.get('reports', number)) return;
    await desk.put('reports', {
      ...{ number, key, asked: null, service: { code: '', name: '', icon: '' }, photos: [], content: null },
      ...{ state: 'arrived', begun: true, more: false, copies: false, body: null, digest: '' },
      ...{ language: 'en', trouble: null },
      ...{ savedAt: now, arrivedAt: now, attempts: 0, nextTry: 0 },
    });
  });
}
