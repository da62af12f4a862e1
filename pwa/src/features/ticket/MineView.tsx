import { useLocation } from 'preact-iso';
import { coordinates } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { forget } from '#outbox/mine.ts';
import type { Mine } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';

/** What the reporter wrote; only the holder of the key gets it from the server. */
export function MineView({ mine, number }: { mine: Mine; number: string }) {
  const { route } = useLocation();
  const { place, contact } = mine;
  const rows = [
    ...mine.answers.map(({ question, answer }) => [question, answer]),
    [t('Your own words'), mine.description],
    [t('Where'), [place.address, place.point && coordinates(place.point)].filter(Boolean).join('\n')],
    [t('How to find it'), place.note],
    [t('How to reach you'), [contact?.name, contact?.email, contact?.phone].filter(Boolean).join('\n')],
  ].filter(([, text]) => text);
  const leave = () => {
    forget(number);
    route('/mine');
  };
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
      <div class="actions">
        <Button onClick={leave}>{t('Forget this report on this phone')}</Button>
      </div>
      <p class="hint">{t('The city keeps the report. You can still look it up by its number.')}</p>
    </section>
  );
}

function MyPhotos({ photos }: { photos: Mine['photos'] }) {
  if (photos.length === 0) return null;
  return (
    <ul class="photos">
      {photos.map((photo, index) => (
        <li key={photo.sha256}>
          {photo.thumb && <img src={photo.thumb} alt={t('Your photo {n}', { n: index + 1 })} />}
          <p class={photo.thumb ? 'small' : 'photo-waiting'}>{photoWord(photo.state)}</p>
          {photo.reason && <p class="small soft">{photo.reason}</p>}
        </li>
      ))}
    </ul>
  );
}

function photoWord(state: Mine['photos'][number]['state']): string {
  switch (state) {
    case 'waiting':
      return t('Not arrived yet');
    case 'received':
      return t('Arrived; only the city sees it');
    case 'shown':
      return t('Arrived; everyone can see it');
    case 'refused':
      return t('Could not be used');
  }
}
