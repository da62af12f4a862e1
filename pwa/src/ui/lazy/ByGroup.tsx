import './by-group.css';
import type { ServiceSummary } from '#shared/seam.ts';
import { Pictogram } from '#ui/Pictogram.tsx';
import type { Choosing } from '#ui/ServiceTiles.tsx';

interface Props extends Choosing {
  services: ServiceSummary[];
}

/** Every service as a line, under the name of its group; groups and lines in the reader's own order. */
export function ByGroup({ services, hrefOf = (service) => `/report/${service.code}`, onChoose }: Props) {
  const order = (a: string, b: string) => a.localeCompare(b, document.documentElement.lang);
  const groups = [...new Set(services.map(({ group }) => group))].sort(order);
  return (
    <>
      {groups.map((group) => (
        <section key={group} class="stack">
          <h3>{group}</h3>
          <ul class="by-group">
            {services
              .filter((service) => service.group === group)
              .sort((a, b) => order(a.name, b.name))
              .map((service) => (
                <li key={service.code}>
                  <a href={hrefOf(service)} onClick={() => onChoose?.(service.code)}>
                    <Pictogram name={service.icon} size={32} />
                    <span>
                      <strong>{service.name}</strong>
                      <span class="soft small">{service.summary}</span>
                    </span>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
