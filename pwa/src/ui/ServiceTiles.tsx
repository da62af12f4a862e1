import type { ServiceSummary } from '#shared/seam.ts';
import { Pictogram } from './Pictogram.tsx';

interface Props {
  services: ServiceSummary[];
  /** where a tile leads; the start of that service's form unless told otherwise */
  hrefOf?: (service: ServiceSummary) => string;
}

/** Services as large targets with their pictograms. */
export function ServiceTiles({ services, hrefOf = (service) => `/report/${service.code}` }: Props) {
  return (
    <ul class="services">
      {services.map((service) => (
        <li key={service.code}>
          <a class="service" href={hrefOf(service)}>
            <Pictogram name={service.icon} />
            {service.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
