import { coordinates, whereWords } from '#i18n/format.ts';
import { ngettext, t } from '#i18n/index.ts';
import { draft } from '#outbox/draft.ts';
import { city } from '#shared/city.ts';
import { asked, isEmpty } from '#shared/form.ts';
import type { Contact, Place, Service } from '#shared/seam.ts';
import { Icon } from '#ui/Icon.tsx';
import { PhotoThumb } from '#ui/PhotoThumb.tsx';
import { pathOf, type Step } from './steps.ts';
import { answerText } from './words.ts';

/** Who gets to see a row once it is sent. */
type SeenBy = 'everyone' | 'block' | 'city' | 'released';

interface Row {
  name: string;
  text: string;
  /** stands small below */
  exactly?: string | undefined;
  /** the photos stand below */
  photos?: boolean;
  step: Step;
  seenBy: SeenBy;
}

/** Everything that will be sent. `fixed` leaves out the links to change it. */
export function Rows({ service, fixed }: { service: Service; fixed: boolean }) {
  return (
    <dl class="answers">
      {rowsOf(service).map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>{row.text}</dd>
          {row.exactly && <dd class="soft small">{row.exactly}</dd>}
          {row.photos && <Thumbs />}
          <dd class="seen-by">
            <Icon name={row.seenBy === 'everyone' || row.seenBy === 'block' ? 'eye' : 'lock'} size={18} />
            {seenByText(row.seenBy)}
          </dd>
          {!fixed && (
            <dd class="change">
              <a href={pathOf(service.code, row.step)}>
                {t('Change')}
                <span class="unseen">: {row.name}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function rowsOf(service: Service): Row[] {
  const { place, photos, answers, description, contact } = draft.value;
  const placeSeen = ({ exact: 'everyone', block: 'block', none: 'city' } as const)[service.public.place];
  const answered = asked(service.questions, answers).filter(({ code }) => !isEmpty(answers[code]));
  const rows: Row[] = [{ name: t('What'), text: service.name, step: 'kind', seenBy: 'everyone' }];
  if (service.place.kind === 'area') {
    rows.push({ name: t('Where'), text: areaText(service, place), step: 'where', seenBy: placeSeen });
  } else if (service.place.kind !== 'none') {
    rows.push({ name: t('Where'), ...placeText(place), step: 'where', seenBy: placeSeen });
  }
  if (service.place.kind === 'asset' && place.asset?.trim()) {
    rows.push({ name: t('Number on it'), text: place.asset.trim(), step: 'where', seenBy: placeSeen });
  }
  if (place.note?.trim()) {
    rows.push({ name: t('How to find it'), text: place.note.trim(), step: 'where', seenBy: 'city' });
  }
  if (service.photos.max > 0) {
    rows.push({
      name: t('Photos'),
      text: photos.length ? ngettext('{n} photo', '{n} photos', photos.length) : t('None'),
      photos: photos.length > 0,
      step: 'where',
      seenBy: service.public.photos ? 'everyone' : 'released',
    });
  }
  for (const { code, label } of answered) {
    rows.push({
      name: label,
      text: answerText(service, code, answers[code]),
      step: 'questions',
      seenBy: 'city',
    });
  }
  rows.push({
    name: t('Your own words'),
    text: description.trim() || t('None'),
    step: 'questions',
    seenBy: service.public.description ? 'everyone' : 'released',
  });
  rows.push({ name: t('How to reach you'), text: contactText(contact), step: 'contact', seenBy: 'city' });
  return rows;
}

function areaText(service: Service, place: Place): string {
  return city.value.value?.areas[service.place.of ?? '']?.names[place.area ?? ''] ?? t('None');
}

function placeText(place: Place): Pick<Row, 'text' | 'exactly'> {
  const words = whereWords(place);
  const exactly = place.point && coordinates(place.point);
  if (words) return { text: words, exactly };
  return { text: exactly ?? t('As described') };
}

function Thumbs() {
  return (
    <dd>
      <ul class="photos">
        {draft.value.photos.map((photo, index) => (
          <PhotoThumb key={photo.sha256} photo={photo} no={index + 1} />
        ))}
      </ul>
    </dd>
  );
}

function contactText(contact: Contact | null): string {
  const given = [contact?.name, contact?.email, contact?.phone].map((part) => part?.trim()).filter(Boolean);
  return given.join('\n') || t('Not given; you report without a name');
}

function seenByText(seenBy: SeenBy): string {
  switch (seenBy) {
    case 'everyone':
      return t('Everyone can see this');
    case 'block':
      return t('Everyone can see the block, not the exact spot');
    case 'city':
      return t('Only the city');
    case 'released':
      return t('Only the city, until staff show it to everyone');
  }
}
