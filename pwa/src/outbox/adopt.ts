/** Private links: whoever holds a report's key owns it, so opening the link makes this phone an owner too. */
import { fromBase64url } from '#shared/digest.ts';
import { type Minted, numberOf } from '#shared/number.ts';
import { change } from './db.ts';

/**
 * Takes over the report of a private link: `secret` is the key in base64url.
 * Resolves with false when the key does not give the number. Rejects with NotSaved.
 */
export async function adopt(number: string, secret: string): Promise<boolean> {
  const key = readKey(secret);
  if (!key || (await numberOf(key)) !== number) return false;
  await adoptReport({ number, key });
  return true;
}

function readKey(secret: string): Uint8Array<ArrayBuffer> | null {
  try {
    const key = fromBase64url(secret);
    return key.length === 32 ? key : null;
  } catch {
    return null;
  }
}

/** Takes over a report by its private link. What this phone has of it already stays. */
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
