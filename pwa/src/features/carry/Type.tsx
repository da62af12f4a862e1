import { useSignal } from '@preact/signals';
import { ngettext, t } from '#i18n/index.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { TextField } from '#ui/Field.tsx';
import { Page } from '#ui/Page.tsx';
import { AsFile } from './AsFile.tsx';
import { LENGTH, type Read, readCode, showCode } from './code.ts';
import { NoSeal } from './Give.tsx';
import { canSeal } from './seal.ts';
import { Taking } from './Taking.tsx';

/** The other phone's side: the code is typed. */
export function Type() {
  const code = useSignal<string | null>(null);
  const again = () => {
    code.value = null;
  };
  if (code.value) return <Taking code={code.value} onAgain={again} />;
  return (
    <Page title={t('Get reports from another phone')} back="/mine">
      <p>{t('On the other phone, open My reports and choose “Copy to another phone or to the app”.')}</p>
      {canSeal() ? <CodeForm onCode={(typed) => (code.value = typed)} /> : <NoSeal />}
      <AsFile any={false} open={!canSeal()} />
    </Page>
  );
}

function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const typed = useSignal('');
  const attempt = useSignal(0);
  const read = readCode(typed.value);
  const fault = attempt.value > 0 && !read.ok ? faultOf(read) : undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    if (read.ok) onCode(read.code);
    else attempt.value += 1;
  };
  return (
    <>
      {fault && <ErrorSummary faults={[{ field: 'code', text: fault }]} attempt={attempt.value} />}
      <form class="stack" onSubmit={submit} noValidate>
        <TextField
          path="code"
          label={t('Code')}
          hint={t('{length} letters and digits, such as {example}. Capitals and dashes do not matter.', {
            length: LENGTH,
            example: showCode('7K3M9QXT2TAZ'),
          })}
          fault={fault}
          value={typed.value}
          onInput={(value) => (typed.value = value)}
          number
        />
        <div class="actions">
          <Button look="main" submit>
            {t('Get them')}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Which part of a typed code looks wrong, in words. */
function faultOf({ why, count }: Read & { ok: false }): string {
  switch (why) {
    case 'empty':
      return t('Type the code.');
    case 'symbol':
      return t('It holds a letter that never occurs in codes. Compare it with the other phone.');
    case 'length':
      return ngettext(
        'This has {n} letter or digit; a code has {length}.',
        'This has {n} letters and digits; a code has {length}.',
        count,
        { length: LENGTH },
      );
    case 'check':
      return t('One letter or digit is wrong, or two have changed places. Compare it with the other phone.');
  }
}
