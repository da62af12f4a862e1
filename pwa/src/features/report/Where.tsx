import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { beginWithTaken } from '#outbox/capture.ts';
import { draft } from '#outbox/draft.ts';
import { inCity } from '#shared/area.ts';
import { city } from '#shared/city.ts';
import type { Service } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { ErrorSummary, type Shown } from '#ui/ErrorSummary.tsx';
import { Page } from '#ui/Page.tsx';
import { Pictogram } from '#ui/Pictogram.tsx';
import { useLater } from '#ui/useLater.ts';
import { Kept } from './Kept.tsx';
import { PhotoPicker } from './PhotoPicker.tsx';
import { mapOpen, PlacePicker } from './place/PlacePicker.tsx';
import { firstOf, NO_SERVICE, pathOf } from './steps.ts';
import { useStep } from './useStep.ts';

const MOST_PHOTOS = 4;

/** First screen: the photo and the place. Without a service yet, the kind is asked next. */
export function Where({ service }: { service: Service | null }) {
  return service ? <WhereFor service={service} /> : <WhereOnly />;
}

function WhereFor({ service }: { service: Service }) {
  const { faults, attempt, faultAt, goOn } = useStep(service, 'where', 'questions');
  const more = useLater(() => import('./place/More.tsx'), service.place.kind === 'area');
  return (
    <Screen service={service} faults={faults} attempt={attempt} goOn={goOn}>
      {service.photos.max > 0 && <PhotoPicker most={service.photos.max} reason={service.photos.reason} />}
      {service.place.kind === 'area'
        ? more && <more.AreaPicker place={service.place} fault={faultAt('place.area')} />
        : service.place.kind !== 'none' && (
            <PlacePicker place={service.place} fault={faultAt('place')} faultAt={faultAt} />
          )}
    </Screen>
  );
}

function WhereOnly() {
  const { route } = useLocation();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => beginWithTaken(MOST_PHOTOS), []);
  const fault = attempt > 0 ? missingPlace() : undefined;
  const goOn = (event: Event) => {
    event.preventDefault();
    if (missingPlace()) setAttempt(attempt + 1);
    else route(pathOf(NO_SERVICE, 'kind'));
  };
  const faults = fault ? [{ field: 'place', text: fault }] : [];
  return (
    <Screen service={null} faults={faults} attempt={attempt} goOn={goOn}>
      <PhotoPicker most={MOST_PHOTOS} reason={null} />
      <PlacePicker place={null} fault={fault} faultAt={() => undefined} />
    </Screen>
  );
}

function missingPlace(): string | undefined {
  const { point, address, note } = draft.value.place;
  const here = city.value.value;
  if (point && here && !inCity(here, point)) {
    return t('This place is outside {city}.', { city: here.name });
  }
  if (point || address?.trim() || note?.trim()) return undefined;
  return t('Say where it is: use your location, or write an address.');
}

interface ScreenProps {
  /** none yet, where the photo comes first */
  service: Service | null;
  faults: Shown[];
  attempt: number;
  goOn: (event: Event) => void;
  children: preact.ComponentChildren;
}

/** A written address is looked up once by itself: whoever slipped hears of it, and nobody is kept from going on. */
async function mayGoOn(): Promise<boolean> {
  const { point, address } = draft.peek().place;
  if (point || !address?.trim()) return true;
  const more = await import('./place/More.tsx').catch(() => null); // no connection, nothing to ask
  return !(await more?.isNewsThatUnknown(address));
}

function Screen({ service, faults, attempt, goOn, children }: ScreenProps) {
  const [busy, setBusy] = useState(false);
  const checkFirst = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const may = await mayGoOn();
    setBusy(false);
    if (may) goOn(event);
  };
  return (
    <Page
      title={service?.name ?? t('Show us')}
      back={firstOf(service) === 'about' && service ? pathOf(service.code, 'about') : '/'}
      over={t('Step {n} of {of}', { n: 1, of: 3 })}
      sign={service && <Pictogram name={service.icon} size={56} />}
      inError={faults.length > 0}
    >
      <Kept />
      <p>{t('You do not need to give your name. We never ask about immigration status.')}</p>
      {service && (
        <Disclosure title={t('What happens')}>
          <p>{service.about}</p>
          <p>{service.expected_text}</p>
        </Disclosure>
      )}
      <ErrorSummary faults={faults} attempt={attempt} />
      <form class="sections" onSubmit={(event) => void checkFirst(event)} noValidate>
        {children}
        {!mapOpen.value && (
          <div class="actions">
            <Button look="main" submit busy={busy}>
              {t('Continue')}
            </Button>
          </div>
        )}
      </form>
    </Page>
  );
}
