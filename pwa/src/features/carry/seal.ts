/**
 * Sealing: what two phones with the same code can do and the server between them cannot.
 * The code has 55 random bits, too few to be a key as it is: PBKDF2 makes each guess cost 600,000 rounds, so that
 * trying them all takes 2⁷⁴ hashes. Key and server's id both follow from the slow result, by HKDF, so that the id
 * is no quicker way to test a guess than the seal.
 */
import { hex } from '#shared/digest.ts';

const ROUNDS = 600_000;
const IV_BYTES = 12;
/** How many bytes sealing adds. */
export const OVERHEAD = IV_BYTES + 16;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What a code unlocks. */
export interface Locks {
  /** where the server keeps the parcel: 32 hex digits */
  id: string;
  /** AES-GCM, 256 bits; never leaves this page */
  key: CryptoKey;
}

/** True where this page may seal: browsers hide their cryptography on plain-HTTP pages. */
export function canSeal(): boolean {
  return globalThis.crypto.subtle !== undefined;
}

/** Id and key of a bare code; takes a second or two on a small phone. */
export async function locksOf(code: string): Promise<Locks> {
  const { subtle } = crypto;
  const typed = await subtle.importKey('raw', bytesOf(code), 'PBKDF2', false, ['deriveBits']);
  const slow = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf('wellkept-carry'), iterations: ROUNDS };
  const root = await subtle.importKey('raw', await subtle.deriveBits(slow, typed, 256), 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const after = (info: string) => ({
    ...{ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(info) },
  });
  const aes = { name: 'AES-GCM', length: 256 };
  return {
    id: hex(new Uint8Array(await subtle.deriveBits(after('id'), root, 128))),
    key: await subtle.deriveKey(after('key'), root, aes, false, ['encrypt', 'decrypt']),
  };
}

/** The bytes sealed: a random IV, then AES-GCM. */
export async function seal(key: CryptoKey, bytes: BufferSource): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes);
  const whole = new Uint8Array(IV_BYTES + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), IV_BYTES);
  return whole;
}

/** What was sealed. Rejects with a DOMException when one bit is another, or the key. */
export function unseal(key: CryptoKey, whole: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const iv = whole.subarray(0, IV_BYTES);
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, whole.subarray(IV_BYTES));
}
