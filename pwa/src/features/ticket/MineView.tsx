import { coordinates, dateTime, whereWords } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import type { Mine } from '#shared/seam.ts';
import { Icon } from '#ui/Icon.tsx';

interface Props {
  mine: Mine;
  /** the exact place stands on the page already, for everyone */
  shown: boolean;
}

/** What the reporter wrote; only the holder of the key gets it from the server. */
export function MineView({ mine, shown }: Props) {
  const { place, contact } = mine;
  const point = place.point && coordinates(place.point);
  const where = [whereWords(place), point ?? Object.values(place.areas ?? {}).join(', ')]
    .filter(Boolean)
    .join('\n');
  const rows = [
    ...mine.answers.map(({ question, answer }) => [question, answer]),
    [t('Your own words'), mine.description],
    [t('Where'), shown ? '' : where],
    [t('Number on it'), place.asset],
    [t('How to find it'), place.note],
    [t('How to reach you'), [contact?.name, contact?.email, contact?.phone].filter(Boolean).join('\n')],
  ].filter(([, text]) => text);
  return (
    <section class="stack" aria-labelledby="mine-title">
      <h2 id="mine-title">{t('What you sent')}</h2>
      <p class="seen-by">
        <Icon name="lock" size={18} /> {t('Only you and the city see this part.')}
      </p>
      <dl class="answers">
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <MyPhotos photos={mine.photos} />
      <Added added={mine.added ?? []} />
    </section>
  );
}

function Added({ added }: { added: NonNullable<Mine['added']> }) {
  const said = added.filter(({ text }) => text);
  if (said.length === 0) return null;
  return (
    <dl class="answers">
      {said.map(({ event, at, text }) => (
        <div key={event}>
          <dt>{t('Added {when}', { when: dateTime(at) })}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function MyPhotos({ photos }: { photos: Mine['photos'] }) {
  if (photos.length === 0) return null;
  return (
    <ul class="photos">
      {photos.map((photo, index) => (
        <li key={photo.sha256}>
          {photo.thumb && <img src={photo.thumb} alt={t('Your photo {n}', { n: index + 1 })} />}
          <p class={photo.thumb ? 'small' : 'photo-waiting'}>{photoWord(photo)}</p>
          {photo.reason && <p class="small soft">{photo.reason}</p>}
        </li>
      ))}
    </ul>
  );
}

function photoWord({ state, public: everyone }: Mine['photos'][number]): string {
  switch (state) {
    case 'waiting':
      return t('Not arrived yet.');
    case 'received':
      return t('Arrived. It is being looked at.');
    case 'shown':
      return everyone
        ? t('Everyone can see it.')
        : t('Arrived. Only the city sees it until staff show it to everyone.');
    case 'refused':
      return t('Could not be used.');
  }
}
