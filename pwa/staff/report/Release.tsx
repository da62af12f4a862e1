import { useState } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import type { Problem } from '#shared/problem.ts';
import { Button } from '#ui/Button.tsx';
import { sendRelease } from '../api.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { ReleaseBody } from '../seam.ts';
import type { Opened } from './useReport.ts';

interface Props {
  number: string;
  /** a photo's number, or the reporter's words */
  what: { photo: number } | { description: true };
  /** its name for those who do not see the page */
  name: string;
  released: boolean;
  act: Opened['act'];
}

/** The button that shows something to everyone, or hides it again. */
export function Release({ number, what, name, released, act }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const go = async () => {
    setBusy(true);
    const body: ReleaseBody = { ...what, released: !released };
    setProblem(await act(sendRelease(number, body)));
    setBusy(false);
  };
  return (
    <>
      <Button icon={released ? 'lock' : 'eye'} busy={busy} onClick={() => void go()}>
        {released ? t('Hide') : t('Show to everyone')}
        <span class="unseen">: {name}</span>
      </Button>
      {problem && <Trouble problem={problem} />}
    </>
  );
}
