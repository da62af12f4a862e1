import { coordinates, whereWords } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import type { Contact, Mine } from '#shared/seam.ts';
import { length } from '../measure.ts';
import type { Report } from '../seam.ts';
import { SeenBy } from './SeenBy.tsx';

/** Where it is, as it was reported. */
export function PlaceCard({ report }: { report: Report }) {
  const { point, note, asset, areas } = report.mine.place;
  return (
    <section class="stack">
      <h2>{t('Where')}</h2>
      <PlaceSeenBy precision={report.place.precision} />
      <dl class="answers">
        <Row name={t('Address')}>{whereWords(report.mine.place)}</Row>
        <Row name={t('Number on it')}>{asset}</Row>
        <Row name={t('Area')}>{Object.values(areas ?? {}).join(', ')}</Row>
        <Row name={t('How to find it')}>{note}</Row>
        {point && (
          <Row name={t('Point')}>
            <a
              class="standing-link figures"
              href={`https://www.openstreetmap.org/?mlat=${point.lat}&mlon=${point.lng}#map=18/${point.lat}/${point.lng}`}
              target="_blank"
              rel="noreferrer"
            >
              {coordinates(point)}
              <span class="unseen"> {t('on a map (opens in a new tab)')}</span>
            </a>
            {point.accuracy_m !== undefined && (
              <span class="soft"> · {t('good to {distance}', { distance: length(point.accuracy_m) })}</span>
            )}
          </Row>
        )}
      </dl>
    </section>
  );
}

function PlaceSeenBy({ precision }: { precision: Report['place']['precision'] }) {
  if (precision === 'exact') return <SeenBy everyone />;
  if (precision === 'none') return <SeenBy everyone={false} />;
  return <SeenBy everyone={false}>{t('Everyone sees the block; only the city sees the rest')}</SeenBy>;
}

/** What the form asked, and what was answered. */
export function Answers({ answers }: Pick<Mine, 'answers'>) {
  if (answers.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('Answers')}</h2>
      <SeenBy everyone={false} />
      <dl class="answers">
        {answers.map(({ question, answer }) => (
          <Row key={question} name={question}>
            {answer}
          </Row>
        ))}
      </dl>
    </section>
  );
}

/** How the reporter may be reached. */
export function ContactCard({ contact }: { contact: Contact | null }) {
  const { name, email, phone, kind } = contact ?? {};
  if (!name && !email && !phone) {
    return (
      <section class="stack">
        <h2>{t('Who reported it')}</h2>
        <p>{t('No name or telephone was given.')}</p>
      </section>
    );
  }
  return (
    <section class="stack">
      <h2>{t('Who reported it')}</h2>
      <SeenBy everyone={false} />
      <dl class="answers">
        <Row name={kind === 'organisation' ? t('Business or group') : t('Name')}>{name}</Row>
        {phone && (
          <Row name={t('Telephone')}>
            <a class="standing-link" href={`tel:${phone}`}>
              {phone}
            </a>
          </Row>
        )}
        {email && (
          <Row name={t('E-mail')}>
            <a class="standing-link" href={`mailto:${email}`}>
              {email}
            </a>
          </Row>
        )}
      </dl>
    </section>
  );
}

type RowProps = { name: string; children?: preact.ComponentChildren };

/** A name and its value; nothing where there is none. */
function Row({ name, children }: RowProps) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
