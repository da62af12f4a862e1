import './about.css';
import { t } from '#i18n/index.ts';
import { draft } from '#outbox/draft.ts';
import type { Service } from '#shared/seam.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { Pictogram } from '#ui/Pictogram.tsx';
import { StopBox } from './StopBox.tsx';
import { firstAsked, pathOf } from './steps.ts';

/** Before the form, of a service that has rules or fees; in its place, of one for which no report is taken. */
export function About({ service }: { service: Service }) {
  const stop = service.leads_to ? service.stops[service.leads_to] : undefined;
  return (
    <Page title={service.name} back="/" sign={<Pictogram name={service.icon} size={56} />}>
      {stop ? (
        <>
          <p>{service.about}</p>
          <StopBox stop={stop} />
          <Limits service={service} />
        </>
      ) : (
        <>
          {service.rules.length > 0 && (
            <Notice>
              <h2>{t('Good to know first')}</h2>
              <ul class="rules">
                {service.rules.map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ul>
            </Notice>
          )}
          <Limits service={service} />
          <section class="stack">
            <h2>{t('What happens')}</h2>
            <WhatHappens service={service} />
          </section>
          <div class="actions">
            <LinkButton look="main" href={pathOf(service.code, nextOf(service))}>
              {t('Start')}
            </LinkButton>
          </div>
        </>
      )}
    </Page>
  );
}

/** What happens, who does it, the usual time. */
export function WhatHappens({ service }: { service: Service }) {
  return (
    <>
      <p>{service.about}</p>
      <p>{t('It goes to {department}.', { department: service.department.name })}</p>
      {service.expected_text && <p>{service.expected_text}</p>}
    </>
  );
}

function Limits({ service }: { service: Service }) {
  return service.cannot ? (
    <section class="stack">
      <h2>{t('What the city cannot do')}</h2>
      <p>{service.cannot}</p>
    </section>
  ) : null;
}

/** Whoever has shown us the place already is not asked for it again. */
function nextOf(service: Service) {
  const { point, address, note } = draft.value.place;
  return point || address?.trim() || note?.trim() ? 'questions' : firstAsked(service);
}
