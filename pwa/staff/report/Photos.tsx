import { coordinates } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import type { LatLng } from '#shared/seam.ts';
import { Icon } from '#ui/Icon.tsx';
import { length, metresBetween } from '../measure.ts';
import type { Evidence, Report } from '../seam.ts';
import { Release } from './Release.tsx';
import { SeenBy } from './SeenBy.tsx';
import type { Opened } from './useReport.ts';

/** A photo taken farther away than this may show another place. */
const FAR_M = 150;

/** Every photo with who sees it, and what it tells about itself. */
export function Photos({ report, act }: { report: Report; act: Opened['act'] }) {
  if (report.photos_all.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('Photos')}</h2>
      <p class="hint">
        {t('Before you show a photo, look for faces, number plates and house interiors in full size.')}
      </p>
      <ul class="evidence">
        {report.photos_all.map((photo) => (
          <li key={photo.no}>
            <Picture photo={photo} />
            <div class="stack">
              <Standing report={report} photo={photo} act={act} />
              <Taken photo={photo} place={report.mine.place.point ?? null} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf({ no }: Evidence): string {
  return t('Photo {n}', { n: no + 1 });
}

function Picture({ photo }: { photo: Evidence }) {
  if (!photo.thumb || !photo.url) {
    return (
      <p class="photo-waiting">
        <Icon name="picture" size={32} /> {nameOf(photo)}
      </p>
    );
  }
  return (
    <a href={photo.url} target="_blank" rel="noreferrer">
      <img
        src={photo.thumb}
        alt={t('{photo}, opens in full size', { photo: nameOf(photo) })}
        loading="lazy"
      />
    </a>
  );
}

function Standing({ report, photo, act }: { report: Report; photo: Evidence; act: Opened['act'] }) {
  switch (photo.state) {
    case 'waiting':
      return <p>{t('Not arrived yet: it may still wait on the phone.')}</p>;
    case 'received':
      return <p>{t('Arrived; it is being cleaned of what the camera hid in it.')}</p>;
    case 'refused':
      return <p>{t('Could not be used. {reason}', { reason: photo.reason ?? '' })}</p>;
    case 'shown':
      return (
        <>
          <SeenBy everyone={photo.released} />
          <Release
            number={report.number}
            what={{ photo: photo.no }}
            name={nameOf(photo)}
            released={photo.released}
            act={act}
          />
        </>
      );
  }
}

/** When and where the camera says it was taken, beside the place reported. */
function Taken({ photo, place }: { photo: Evidence; place: LatLng | null }) {
  if (!photo.taken_at && !photo.gps) return null;
  const apart = photo.gps && place && metresBetween(photo.gps, place);
  return (
    <dl class="taken small">
      {photo.taken_at && (
        <div>
          <dt>{t('Taken, by the camera’s clock')}</dt>
          <dd class="figures">{photo.taken_at.replace('T', ' ')}</dd>
        </div>
      )}
      {photo.gps && (
        <div>
          <dt>{t('Taken at')}</dt>
          <dd class="figures">{coordinates(photo.gps)}</dd>
          {apart !== null && <Apart metres={apart} />}
        </div>
      )}
    </dl>
  );
}

function Apart({ metres }: { metres: number }) {
  const text = t('{distance} from the place reported', { distance: length(metres) });
  if (metres <= FAR_M) return <dd>{text}</dd>;
  return (
    <dd class="far">
      <Icon name="warn" size={18} /> {text}
    </dd>
  );
}
