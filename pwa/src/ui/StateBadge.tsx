import type { State } from '#shared/seam.ts';
import { Icon } from './Icon.tsx';
import { STATE_ICON, stateWord } from './state.ts';

/** A state by word, icon and colour together. */
export function StateBadge({ state, large }: { state: State; large?: boolean }) {
  return (
    <span class={`badge state-${state}${large ? ' badge-large' : ''}`}>
      <Icon name={STATE_ICON[state]} size={large ? 26 : 20} />
      {stateWord(state)}
    </span>
  );
}
