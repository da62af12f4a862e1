import { useEffect, useRef } from 'preact/hooks';
import { dateTime } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/lazy/CopyButton.tsx';
import { SendToMyself } from '#ui/lazy/SendToMyself.tsx';
import { Notice } from '#ui/Notice.tsx';
import { linkOf, showCode, speakCode } from './code.ts';
import type { Left } from './parcel.ts';

interface Props {
  left: Left;
  /** how many reports it holds */
  reports: number;
  onAgain: () => void;
}

/** The code, its link and its QR code, and what they are worth. */
export function Code({ left: { code, until, withoutPhotos }, reports, onAgain }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [code]);
  return (
    <>
      <section class="code" aria-labelledby="code-title">
        <h2 id="code-title" ref={heading} tabIndex={-1}>
          {t('Your code')}
        </h2>
        <span class="number">
          <span aria-hidden="true">{showCode(code)}</span>
          <span class="unseen">{speakCode(code)}</span>
        </span>
        <p>{t('It works once, until {time}.', { time: dateTime(until) })}</p>
        <div class="actions">
          <CopyButton text={showCode(code)} label={t('Copy')} copied={t('The code is copied.')} look="main" />
          <Button look="quiet" onClick={onAgain}>
            {t('Make another code')}
          </Button>
        </div>
      </section>
      <p>
        {t('On the other phone or in the app: My reports, “Get reports from another phone”, then the code.')}
      </p>
      <section class="stack" aria-labelledby="by-link">
        <h2 id="by-link">{t('Or by a link')}</h2>
        <p>{t('Point the other phone’s camera at this, or send yourself the link.')}</p>
        <SendToMyself
          link={linkOf(code, reports)}
          subject={t('My reports')}
          label={t('QR code of the private link')}
        />
      </section>
      <Notice tone="wait">
        <p>
          {t(
            'Whoever has the code or the link first can take your reports over, once, within the hour: read them, add to them, take them back. Send it only to yourself.',
          )}
        </p>
      </Notice>
      {withoutPhotos && (
        <Notice>
          <p>
            {t(
              'The photos that are not sent yet are too much for a code. They stay on this phone and go from here when it has a connection; a file takes them along.',
            )}
          </p>
        </Notice>
      )}
    </>
  );
}
