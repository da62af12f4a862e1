import { t } from '#i18n/index.ts';
import { change, draft } from '#outbox/draft.ts';
import { city } from '#shared/city.ts';
import type { Service } from '#shared/seam.ts';
import { Choices } from '#ui/Choice.tsx';

interface Props {
  place: Service['place'];
  fault: string | undefined;
}

/** An area of the city, chosen by its name. */
export function AreaPicker({ place, fault }: Props) {
  const layer = city.value.value?.areas[place.of ?? ''];
  const options = Object.entries(layer?.names ?? {}).map(([code, label]) => ({ code, label }));
  const chosen = draft.value.place.area;
  return (
    <Choices
      path="place.area"
      label={layer?.label ?? t('Where is it?')}
      hint={place.hint}
      fault={fault}
      options={options}
      chosen={chosen ? [chosen] : []}
      onChange={([area]) => change({ place: { ...draft.peek().place, area: area ?? '' } })}
    />
  );
}
