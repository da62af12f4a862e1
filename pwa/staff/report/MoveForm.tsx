import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import type { Problem } from '#shared/problem.ts';
import { Button } from '#ui/Button.tsx';
import { Choices } from '#ui/Choice.tsx';
import { ErrorSummary, type Shown } from '#ui/ErrorSummary.tsx';
import { TextField } from '#ui/Field.tsx';
import { changeDraft, type Draft, dropDraft } from '../drafts.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { Move, MoveBody, Report } from '../seam.ts';
import { bodyOf, missingIn, refusedIn } from './moveRules.ts';
import { SeenBy } from './SeenBy.tsx';

interface Props {
  report: Report;
  move: Move;
  draft: Draft;
  /** why the last try did not go through */
  problem: Problem | null;
  send: (body: MoveBody) => Promise<Problem | null>;
}

/** The small form of a move that must be explained. What is typed is kept as a draft at every stroke. */
export function MoveForm({ report, move, draft, problem, send }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { faults, attempt, busy, go } = useSending(move, draft, send);
  const faultAt = (field: string) => faults.find((fault) => fault.field === field)?.text;
  return (
    <section class="move-form stack" aria-labelledby="moves-title">
      <h2 id="moves-title" ref={heading} tabIndex={-1}>
        {move.label}
      </h2>
      <ErrorSummary faults={faults} attempt={attempt} />
      {problem && faults.length === 0 && <Trouble problem={problem} kept={t('What you typed is kept.')} />}
      <SeenBy everyone>
        {t(
          'Everyone can read what you write here. No names, telephone numbers or number plates of residents.',
        )}
      </SeenBy>
      <form class="sections" onSubmit={go} noValidate>
        <Fields report={report} move={move} draft={draft} faultAt={faultAt} />
        <div class="actions">
          <Button look="main" submit busy={busy}>
            {busy ? t('Sending …') : move.label}
          </Button>
          <Button onClick={() => dropDraft(report.number)}>{t('Cancel')}</Button>
        </div>
      </form>
    </section>
  );
}

function useSending(move: Move, draft: Draft, send: Props['send']) {
  const [faults, setFaults] = useState<Shown[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const show = (found: Shown[]) => {
    setFaults(found);
    setAttempt((before) => before + 1);
  };
  const go = async (event: Event) => {
    event.preventDefault();
    const missing = missingIn(move, draft);
    show(missing);
    if (busy || missing.length > 0) return;
    setBusy(true);
    const failed = await send(bodyOf(move, draft));
    setBusy(false);
    if (failed) show(refusedIn(failed));
  };
  return { faults, attempt, busy, go };
}

type FieldsProps = Pick<Props, 'report' | 'move' | 'draft'> & {
  faultAt: (field: string) => string | undefined;
};

function Fields({ report, move, draft, faultAt }: FieldsProps) {
  const change = (part: Partial<Draft>) => changeDraft(report.number, part);
  return (
    <>
      {move.needs === 'reason' && (
        <Choices
          path="reason"
          label={t('Why?')}
          options={report.reasons}
          chosen={[draft.reason]}
          fault={faultAt('reason')}
          onChange={([reason]) => change({ reason: reason ?? '' })}
        />
      )}
      {move.needs === 'day' && (
        <TextField
          path="day"
          kind="date"
          label={t('Booked for which day?')}
          hint={t('The resident reads it on the ticket.')}
          value={draft.day}
          onInput={(day) => change({ day })}
          fault={faultAt('day')}
        />
      )}
      {move.needs === 'agency' && <AgencyFields draft={draft} change={change} faultAt={faultAt} />}
      <TextField
        path="note"
        label={noteLabel(move)}
        hint={noteHint(move)}
        rows={4}
        value={draft.note}
        onInput={(note) => change({ note })}
        fault={faultAt('note')}
      />
    </>
  );
}

type AgencyProps = Pick<FieldsProps, 'draft' | 'faultAt'> & { change: (part: Partial<Draft>) => void };

function AgencyFields({ draft, faultAt, change }: AgencyProps) {
  return (
    <>
      <TextField
        path="agency.name"
        label={t('Which agency has it now?')}
        value={draft.agencyName}
        onInput={(agencyName) => change({ agencyName })}
        fault={faultAt('agency.name')}
      />
      <TextField
        path="agency.phone"
        kind="tel"
        label={t('The agency’s telephone (optional)')}
        value={draft.agencyPhone}
        onInput={(agencyPhone) => change({ agencyPhone })}
        fault={faultAt('agency.phone')}
      />
    </>
  );
}

function noteLabel({ needs, to }: Move): string {
  if (needs !== 'note') return t('Anything to add? (optional)');
  return to === 'done' ? t('What was done?') : t('What should everyone know?');
}

function noteHint({ needs }: Move): string | undefined {
  if (needs === 'note') return t('For example: “Filled with hot asphalt on Tuesday.”');
  return needs === 'reason' ? t('For example, what the resident can do now.') : undefined;
}
