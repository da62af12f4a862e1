import { useEffect } from 'preact/hooks';
import { coordinates, distance } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Outside } from './Outside.tsx';
import { type Point, setNear, setPoint, sourceText } from './point.ts';
import { nearestName, nearText, useNear } from './useNear.ts';

/** Beyond this a crew would search more than one block. */
const TOO_VAGUE_M = 100;

/** The point that was found: how, how exactly, and what is there. */
export function Found({ point }: { point: Point }) {
  const near = useNear(point);
  const name = nearestName(near);
  useEffect(() => {
    if (name) setNear(name);
  }, [name]);
  const accuracy = point.accuracy_m;
  return (
    <>
      <div class="found" role="status">
        <Icon name="pin" size={32} />
        <div>
          <strong>{sourceText(point.source)}</strong>
          {near && point.source !== 'address' && <p>{nearText(near)}</p>}
          <p class="soft small">
            {accuracy !== undefined && (
              <>{t('Accurate to about {distance}', { distance: distance(accuracy) })} · </>
            )}
            <bdi>{coordinates(point)}</bdi>
          </p>
        </div>
        <Button look="quiet" onClick={() => setPoint(undefined)}>
          {t('Remove')}
        </Button>
      </div>
      <Outside point={point} />
      {(accuracy ?? 0) > TOO_VAGUE_M && (
        <Notice tone="wait" live>
          <p>
            {t(
              'That is not very exact. Please add the address or the nearest crossing, so that the crew finds it.',
            )}
          </p>
        </Notice>
      )}
    </>
  );
}
