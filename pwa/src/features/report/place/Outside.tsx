import { t } from '#i18n/index.ts';
import { inCity } from '#shared/area.ts';
import { city } from '#shared/city.ts';
import type { LatLng } from '#shared/seam.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Says so at once when a point is outside the city, and whom to call. */
export function Outside({ point }: { point: LatLng }) {
  const here = city.value.value;
  if (!here || inCity(here, point)) return null;
  const phone = here.contact.phone_outside ?? here.contact.phone;
  return (
    <Notice tone="danger" live>
      <p>
        {t(
          'This place is outside {city}, so our crews cannot mend it. People at {phone} know whom to ask. What you wrote is kept.',
          {
            city: here.name,
            phone,
          },
        )}
      </p>
      <LinkButton href={`tel:${phone}`} icon="phone">
        {t('Call {phone}', { phone })}
      </LinkButton>
    </Notice>
  );
}
