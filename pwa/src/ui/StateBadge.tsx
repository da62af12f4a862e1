import type { State } from '#shared/seam.ts';
import { Icon } from './Icon.tsx';
import { STATE_ICON, stateWord } from './state.ts';

interface Props {
  state: State;
  large?: boolean;
  /** the state's own name */
  word?: string;
}

/** A state by word, icon and colour together. */
export function StateBadge({ state, large, word }: Props) {
  return (
    <span class={`badge state-${state}${large ? ' badge-large' : ''}`}>
      <Icon name={STATE_ICON[state]} size={large ? 26 : 20} />
      {word ?? stateWord(state)}
    </span>
  );
}
