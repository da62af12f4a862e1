import { signal } from '@preact/signals';
import { language, ngettext, t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import type { AnswerLine } from '#shared/seam.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Page } from '#ui/Page.tsx';
import { SearchBox } from '#ui/SearchBox.tsx';
import { Sorry } from '#ui/Sorry.tsx';
import { byGroup, fetchAnswers, found, useFetched } from './answers.ts';

/** What was looked for last: whoever comes back from an answer finds the list as it was. */
const wanted = signal('');

/** Every answer by group, found by its title or by the words that people use. */
export function List() {
  const shown = language.value;
  const { value, problem, retry } = useFetched(`list ${shown}`, () => fetchAnswers(shown));
  return (
    <Page title={t('Answers')} back="/">
      <p class="soft">{t('What people ask us most')}</p>
      {value && <Found lines={value} />}
      {!value && problem && <Sorry problem={problem} onRetry={retry} />}
      {!value && !problem && <p class="soft">{t('One moment …')}</p>}
    </Page>
  );
}

function Found({ lines }: { lines: AnswerLine[] }) {
  const list = found(lines, wanted.value);
  return (
    <>
      <SearchBox
        label={t('Search the answers')}
        placeholder={t('Search: cart, towed, dog …')}
        value={wanted.value}
        onInput={(text) => (wanted.value = text)}
        found={wanted.value && ngettext('{n} answer found', '{n} answers found', list.length)}
      />
      {byGroup(list).map(([group, ones]) => (
        <section key={group} class="answer-group">
          <h2>{group}</h2>
          <ul class="rows">
            {ones.map((line) => (
              <li key={line.code}>
                <Row {...line} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {list.length === 0 && <NothingFound />}
    </>
  );
}

function Row({ code, title, language: written }: AnswerLine) {
  const lang = written === language.value ? undefined : written;
  return (
    <a class="row" href={`/answers/${code}`}>
      <strong lang={lang}>{title}</strong>
      <Icon name="forward" size={20} />
    </a>
  );
}

function NothingFound() {
  const phone = city.value.value?.contact.phone ?? '311';
  return (
    <div class="stack">
      <p>{t('No answer has these words. Try others, or call: a person knows more than these pages.')}</p>
      <div class="actions">
        <LinkButton href={`tel:${phone}`} icon="phone">
          {t('Call {phone}', { phone })}
        </LinkButton>
      </div>
    </div>
  );
}
