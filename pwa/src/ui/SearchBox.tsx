import { Icon } from './Icon.tsx';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onInput: (value: string) => void;
  /** how much was found, for those who hear it; empty while nothing is looked for */
  found: string;
}

/** A box to look for something, which tells how much it has found. */
export function SearchBox({ label, placeholder, value, onInput, found }: Props) {
  return (
    <>
      <div class="search">
        <Icon name="search" />
        <input
          class="input"
          type="search"
          aria-label={label}
          placeholder={placeholder}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </div>
      <p class="unseen" role="status">
        {found}
      </p>
    </>
  );
}
