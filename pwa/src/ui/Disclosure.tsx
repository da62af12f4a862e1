import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

interface Props {
  title: string;
  /** stands open from the beginning */
  open?: boolean;
  children: ComponentChildren;
}

/** Something that few need, behind its title. */
export function Disclosure({ title, open = false, children }: Props) {
  return (
    <details class="stack" open={open}>
      <summary>
        <Icon name="forward" size={20} /> {title}
      </summary>
      {children}
    </details>
  );
}
