import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

export type Look = 'main' | 'plain' | 'danger' | 'quiet';

interface ButtonProps {
  look?: Look;
  icon?: IconName;
  /** a busy button keeps its place and focus but does nothing */
  busy?: boolean;
  submit?: boolean;
  pressed?: boolean;
  lang?: string;
  onClick?: () => void;
  children: ComponentChildren;
}

export function Button({
  look = 'plain',
  icon,
  busy,
  submit,
  pressed,
  lang,
  onClick,
  children,
}: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button button-${look}`}
      aria-disabled={busy}
      aria-pressed={pressed}
      lang={lang}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface LinkButtonProps {
  href: string;
  look?: Look;
  icon?: IconName;
  children: ComponentChildren;
}

/** A link that looks like a button: it leads somewhere, such as to another page or a telephone. */
export function LinkButton({ href, look = 'plain', icon, children }: LinkButtonProps) {
  return (
    <a class={`button button-${look}`} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
