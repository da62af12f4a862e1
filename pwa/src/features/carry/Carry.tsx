import './carry.css';
import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { useSecret } from '#ui/lazy/secret.ts';
import { CODE_IN_LINK } from './code.ts';
import { Give } from './Give.tsx';
import { Opened } from './Opened.tsx';
import { Type } from './Type.tsx';

export { ready } from '#outbox/mine.ts';

/** Carrying everything of this phone over: /carry makes a code, /carry/take takes one, /carry#CODE is a link with one. */
export function Carry() {
  const { params } = useRoute();
  const link = useSecret(CODE_IN_LINK);
  const declined = useSignal<string | null>(null);
  if (link.value && link.value !== declined.value) {
    const opened = link.value;
    return <Opened key={opened} link={opened} onNo={() => (declined.value = opened)} />;
  }
  return params.way === 'take' ? <Type /> : <Give />;
}
