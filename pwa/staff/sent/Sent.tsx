import { useEffect } from 'preact/hooks';
import './sent.css';
import { ngettext, t } from '#i18n/index.ts';
import { Button } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { MailCard } from './MailCard.tsx';
import { PushCard } from './PushCard.tsx';
import { useSent } from './useSent.ts';

/** Every mail and push that went out, newest first, each as its reader sees it. */
export function Sent() {
  const { items, next, asking, problem, load, more } = useSent();
  useEffect(() => {
    void load();
    document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
  }, [load]);
  const counted = next
    ? ngettext('The newest {n} message', 'The newest {n} messages', items.length)
    : ngettext('{n} message', '{n} messages', items.length);
  return (
    <Page title={t('What was sent')} back="/staff/">
      <p class="soft">
        {t('Mails to departments and residents, and notices on phones, as their readers see them.')}
      </p>
      <div class="queue-status">
        <p class="soft small" role="status">
          {asking === 'top' ? t('Looking …') : items.length > 0 && counted}
        </p>
        <Button look="quiet" onClick={() => void load()}>
          {t('Refresh')}
        </Button>
      </div>
      {items.length > 0 && (
        <ol class="sent">
          {items.map((item) => (
            <li key={item.id}>
              {item.channel === 'push' ? <PushCard item={item} /> : <MailCard item={item} />}
            </li>
          ))}
        </ol>
      )}
      {problem && <Trouble problem={problem} onRetry={() => void (items.length > 0 ? more() : load())} />}
      {!problem && !asking && items.length === 0 && <NothingYet />}
      {!problem && next && (
        <div class="queue-more">
          <Button busy={asking === 'more'} onClick={() => void more()}>
            {asking === 'more' ? t('Loading …') : t('Load more')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function NothingYet() {
  return (
    <div class="stack nothing">
      <h2>{t('Nothing was sent yet')}</h2>
      <p>{t('As soon as a report goes to its department, its mail stands here.')}</p>
    </div>
  );
}
