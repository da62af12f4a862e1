import type { ServiceSummary } from '#shared/seam.ts';
import { Pictogram } from './Pictogram.tsx';

export interface Choosing {
  /** where a tile leads; the start of that service's form unless told otherwise */
  hrefOf?: (service: ServiceSummary) => string;
  /** hears of the choice before the tile leads there */
  onChoose?: (code: string) => void;
}

interface Props extends Choosing {
  services: ServiceSummary[];
}

/** Services as large targets with their pictograms. */
export function ServiceTiles({ services, hrefOf = (service) => `/report/${service.code}`, onChoose }: Props) {
  return (
    <ul class="services">
      {services.map((service) => (
        <li key={service.code}>
          <a class="service" href={hrefOf(service)} onClick={() => onChoose?.(service.code)}>
            <Pictogram name={service.icon} />
            {service.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
