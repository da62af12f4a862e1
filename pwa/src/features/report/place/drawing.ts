/** A street map without tiles: the lines of the city's own plan, and their names where they cross what is seen. */
import type * as Leaflet from 'leaflet';
import { t } from '#i18n/index.ts';
import { getJson } from '#shared/api.ts';

export interface Plan {
  features: {
    properties: { name: string };
    geometry: { coordinates: [lng: number, lat: number][] };
  }[];
  /** how good the drawing is, in metres; null where there is none */
  within_m: number | null;
}

/** Closer than this every street in sight is named; farther away the names would lie over each other. */
const NAMED_FROM_ZOOM = 16;
/** Where along the part of a street that is in sight its name stands; not in the middle, where the pin is. */
const NAME_AT = 0.22;

/** What the city knows of its streets; null where it knows none, or cannot be asked. */
export async function fetchPlan(): Promise<Plan | null> {
  const plan = await getJson<Plan>('/streets').catch(() => null);
  return plan?.features.length ? plan : null;
}

/** Draws the plan on a map, below everything else. */
export function drawPlan(leaflet: typeof Leaflet, map: Leaflet.Map, plan: Plan): void {
  const streets = plan.features.map(({ properties, geometry }) => ({
    name: properties.name,
    line: geometry.coordinates.map(([lng, lat]) => leaflet.latLng(lat, lng)),
  }));
  for (const { line } of streets) {
    leaflet.polyline(line, { className: 'map-street', interactive: false }).addTo(map).bringToBack();
  }
  map.attributionControl.addAttribution(
    t('Drawn from the city’s street plan; houses and paths are not on it'),
  );
  const names = leaflet.layerGroup().addTo(map);
  const write = () => {
    names.clearLayers();
    if (map.getZoom() < NAMED_FROM_ZOOM) return;
    const seen = map.getPixelBounds();
    for (const { name, line } of streets) {
      const at = placeOfName(leaflet, map, line, seen);
      if (at) names.addLayer(nameAt(leaflet, at, name));
    }
  };
  map.on('moveend', write);
  write();
}

/** A point on the part of a straight line that is in sight; null where none is. */
function placeOfName(
  leaflet: typeof Leaflet,
  map: Leaflet.Map,
  line: Leaflet.LatLng[],
  seen: Leaflet.Bounds,
): Leaflet.LatLng | null {
  const [from, to] = [line[0], line.at(-1)];
  if (!from || !to) return null;
  const part = leaflet.LineUtil.clipSegment(map.project(from), map.project(to), seen, false, true);
  if (!part) return null;
  const [a, b] = part;
  return map.unproject(a.add(b.subtract(a).multiplyBy(NAME_AT)));
}

function nameAt(leaflet: typeof Leaflet, at: Leaflet.LatLng, name: string): Leaflet.Marker {
  const words = document.createElement('span');
  words.textContent = name;
  const icon = leaflet.divIcon({ className: 'map-name', html: words, iconSize: [0, 0] });
  return leaflet.marker(at, { icon, interactive: false, keyboard: false });
}
