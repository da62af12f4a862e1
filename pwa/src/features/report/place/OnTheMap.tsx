import './map.css';
import { useSignal } from '@preact/signals';
import type * as Leaflet from 'leaflet';
import { useEffect, useRef } from 'preact/hooks';
import { coordinates } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { draft } from '#outbox/draft.ts';
import { city } from '#shared/city.ts';
import type { City, LatLng } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useLater } from '#ui/useLater.ts';
import { drawPlan, fetchPlan, type Plan } from './drawing.ts';
import { Outside } from './Outside.tsx';
import { setPoint } from './point.ts';
import { nearText, useNear } from './useNear.ts';

const CLOSE_ZOOM = 18;
const CITY_ZOOM = 14;
/** A plan has no houses to recognize: the next crossings have to be in sight. */
const PLAN_ZOOM = 17;
const NO_TILES_ZOOM = 19;
/** One press of an arrow key: about 20 metres, close up. */
const STEP_PX = 40;

/** The pin stays in the middle and the map moves under it: by finger, by a tap, by the arrow keys. */
export function OnTheMap({ onClose }: { onClose: () => void }) {
  const here = city.value.value;
  const leaflet = useLater(() => import('leaflet'), true);
  const plan = useSignal<Plan | null | undefined>(undefined);
  useEffect(() => {
    void fetchPlan().then((found) => {
      plan.value = found;
    });
  }, []);
  const start = draft.peek().place.point ?? here?.center ?? { lat: 0, lng: 0 };
  const middle = useSignal<LatLng>(start);
  const byKeys = useSignal(false);
  const near = nearText(useNear(middle.value));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!leaflet || !box.current || !here || plan.value === undefined) return;
    return draw(leaflet, box.current, { here, plan: plan.value }, start, (point) => {
      middle.value = point;
    });
  }, [leaflet, here?.name, plan.value]);
  const use = () => {
    const { lat, lng } = middle.value;
    setPoint({ lat: round(lat), lng: round(lng), source: byKeys.value ? 'keys' : 'map' });
    onClose();
  };
  return (
    <section class="stack" aria-label={t('Choose on the map')}>
      <p class="hint" id="map-hint">
        {t('Move the map until the pin points to the place. Arrow keys move it too, plus and minus zoom.')}
      </p>
      {!here?.tiles && plan.value === null && (
        <Notice>
          <p>{t('No street map is set up here. The address below the map says where the pin is.')}</p>
        </Notice>
      )}
      <div class="map-frame">
        <div
          ref={box}
          class="map"
          role="application"
          aria-label={t('Map')}
          aria-describedby="map-hint"
          onKeyDown={() => (byKeys.value = true)}
          onPointerDown={() => (byKeys.value = false)}
        />
        <span class="map-pin">
          <Icon name="pin" size={48} />
        </span>
      </div>
      <p role="status">
        {near || t('The pin is at:')} <bdi class="soft small">{coordinates(middle.value)}</bdi>
      </p>
      <Outside point={middle.value} />
      <div class="actions">
        <Button look="main" icon="check" onClick={use}>
          {t('Use this place')}
        </Button>
        <Button onClick={onClose}>{t('Close the map')}</Button>
      </div>
    </section>
  );
}

/** About a tenth of a metre: nobody points more exactly. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function zoomAtFirst(tiles: boolean, placed: boolean): number {
  if (!tiles) return PLAN_ZOOM;
  return placed ? CLOSE_ZOOM : CITY_ZOOM;
}

function draw(
  leaflet: typeof Leaflet,
  box: HTMLElement,
  { here, plan }: { here: City; plan: Plan | null },
  start: LatLng,
  onMove: (point: LatLng) => void,
): () => void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const { tiles } = here;
  const map = leaflet.map(box, {
    keyboardPanDelta: STEP_PX,
    maxZoom: tiles?.max_zoom ?? NO_TILES_ZOOM,
    zoomControl: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
  });
  map.attributionControl.setPrefix(false);
  leaflet.control.zoom({ zoomInTitle: t('Zoom in'), zoomOutTitle: t('Zoom out') }).addTo(map);
  const layer =
    tiles && leaflet.tileLayer(tiles.url, { attribution: tiles.attribution, maxZoom: tiles.max_zoom });
  layer?.addTo(map);
  const [south, west, north, east] = here.bounds;
  leaflet
    .rectangle(
      [
        [south, west],
        [north, east],
      ],
      { className: 'map-city', fill: false, interactive: false },
    )
    .addTo(map);
  map.setView(start, zoomAtFirst(Boolean(layer), Boolean(draft.peek().place.point)));
  // Without tiles, or without a connection to fetch them, the plan has to do
  if (plan && layer) layer.once('tileerror', () => drawPlan(leaflet, map, plan));
  else if (plan) drawPlan(leaflet, map, plan);
  map.on('move', () => onMove(map.getCenter()));
  map.on('click', (event) => map.panTo(event.latlng));
  box.focus();
  return () => map.remove();
}
