import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

const ICONS = { info: 'info', wait: 'info', danger: 'warn', good: 'check' } satisfies Record<
  string,
  IconName
>;

interface Props {
  tone?: keyof typeof ICONS;
  /** set for what appears while the reader is busy elsewhere on the page */
  live?: boolean;
  children: ComponentChildren;
}

export function Notice({ tone = 'info', live, children }: Props) {
  return (
    <div class={`notice notice-${tone}`} role={live ? 'status' : undefined}>
      <Icon name={ICONS[tone]} />
      <div>{children}</div>
    </div>
  );
}
