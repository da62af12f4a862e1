/** Private links: the key that owns a report rides in the fragment, which browsers never send to a server. */
import { base64url } from '#shared/digest.ts';

/** The link that makes whoever opens it an owner of the report. */
export function privateLink(number: string, key: Uint8Array): string {
  return `${window.location.origin}/ticket/${number}#key=${base64url(key)}`;
}

/** The secret of the link that led here, if any; it is taken out of the address bar and the history. */
export function takeSecret(): string | null {
  const secret = /^#key=([\w-]+)$/.exec(window.location.hash)?.[1] ?? null;
  if (secret) window.history.replaceState(window.history.state, '', window.location.pathname);
  return secret;
}
