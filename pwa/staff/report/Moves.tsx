import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import type { Problem } from '#shared/problem.ts';
import type { State } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { stateWord } from '#ui/state.ts';
import { sendMove } from '../api.ts';
import { beginDraft, changeDraft, draftOf, dropDraft } from '../drafts.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { Move, MoveBody, Report } from '../seam.ts';
import { MoveForm } from './MoveForm.tsx';
import { OldDraft } from './OldDraft.tsx';
import type { Opened } from './useReport.ts';

interface Props {
  report: Report;
  act: Opened['act'];
  /** fetches the report anew */
  onAsk: Opened['ask'];
}

/** What can be done next, as buttons; a move that must be explained opens its form in place. */
export function Moves({ report, act, onAsk }: Props) {
  const { number } = report;
  const { problem, moved, busy, send } = useMoves(report, act, onAsk);
  const draft = draftOf(number);
  const writing = draft?.open ? report.moves.find(({ to }) => to === draft.to) : undefined;
  const heading = useFocusAfter(writing ? null : report.state);
  if (draft && writing) {
    return (
      <MoveForm key={writing.to} report={report} move={writing} draft={draft} problem={problem} send={send} />
    );
  }
  return (
    <section class="stack moves" aria-labelledby="moves-title">
      <h2 id="moves-title" ref={heading} tabIndex={-1}>
        {t('Next step')}
      </h2>
      {moved && (
        <Notice tone="good" live>
          <p>{t('Moved on: {state}. The ticket page says so now.', { state: stateWord(report.state) })}</p>
        </Notice>
      )}
      {problem && <Trouble problem={problem} />}
      {draft && <OldDraft number={number} draft={draft} />}
      <MoveButtons moves={report.moves} busy={busy} onChoose={(move) => choose(number, move, send)} />
    </section>
  );
}

function choose(number: string, move: Move, send: (body: MoveBody) => Promise<unknown>): void {
  if (move.needs) beginDraft(number, move.to);
  else void send({ to: move.to, note: null, reason: null, day: null, agency: null });
}

interface ButtonsProps {
  moves: Move[];
  busy: boolean;
  onChoose: (move: Move) => void;
}

function MoveButtons({ moves, busy, onChoose }: ButtonsProps) {
  // The way most reports go stands out; handing over and closing are the exceptions
  const onward = moves.find(({ to }) => to !== 'elsewhere' && to !== 'closed');
  return (
    <div class="move-buttons">
      {moves.map((move) => (
        <Button
          key={move.to}
          look={move === onward ? 'main' : 'plain'}
          busy={busy}
          onClick={() => onChoose(move)}
        >
          {move.needs ? `${move.label}\u00a0…` : move.label}
        </Button>
      ))}
    </div>
  );
}

function useMoves({ number }: Report, act: Opened['act'], onAsk: Opened['ask']) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [moved, setMoved] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async (body: MoveBody): Promise<Problem | null> => {
    setBusy(true);
    setMoved(false);
    const failed = await act(sendMove(number, body));
    // Somebody else was quicker: what is allowed now stands in the report as it is now
    if (failed?.code === 'move-not-allowed') {
      changeDraft(number, { open: false });
      await onAsk();
    }
    if (!failed && draftOf(number)?.to === body.to) dropDraft(number);
    setProblem(failed);
    setMoved(!failed);
    setBusy(false);
    return failed;
  };
  return { problem, moved, busy, send };
}

/** A heading that takes focus when the state it stands over changes: the button that was pressed is gone then. */
function useFocusAfter(state: State | null) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (state !== null && state !== before.current) heading.current?.focus();
    before.current = state;
  }, [state]);
  return heading;
}
