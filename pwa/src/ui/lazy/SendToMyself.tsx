import { t } from '#i18n/index.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { QrCode } from './QrCode.tsx';

interface Props {
  /** a private link: whoever has it owns what it leads to */
  link: string;
  /** what the message is about */
  subject: string;
  /** names the QR code for those who do not see it */
  label: string;
}

/** Ways to hand a private link to oneself: the phone's own sheet or else a mail, copying, and a QR code. */
export function SendToMyself({ link, subject, label }: Props) {
  const share = () => {
    navigator.share({ title: subject, text: subject, url: link }).catch(() => undefined); // closing it is no error
  };
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(link)}`;
  return (
    <>
      <div class="actions">
        {'share' in navigator ? (
          <Button icon="share" onClick={share}>
            {t('Send this to myself')}
          </Button>
        ) : (
          <LinkButton icon="share" href={mail}>
            {t('Send this to myself')}
          </LinkButton>
        )}
        <CopyButton text={link} label={t('Copy the link')} copied={t('The link is copied.')} />
      </div>
      <QrCode text={link} label={label} />
    </>
  );
}
