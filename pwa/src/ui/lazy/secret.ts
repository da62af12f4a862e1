import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';

/**
 * The secret of the link that led here, as the first group of `pattern` finds it in the fragment; null without one.
 * It is taken out of the address bar and the history at once, also when the link is pasted into the open page.
 */
export function useSecret(pattern: RegExp): Signal<string | null> {
  const secret = useSignal<string | null>(useMemo(() => takeSecret(pattern), [pattern]));
  useEffect(() => {
    const look = () => {
      secret.value = takeSecret(pattern) ?? secret.value;
    };
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [secret, pattern]);
  return secret;
}

function takeSecret(pattern: RegExp): string | null {
  const secret = pattern.exec(window.location.hash)?.[1] ?? null;
  if (secret) window.history.replaceState(window.history.state, '', window.location.pathname);
  return secret;
}
