import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { language, t } from '#i18n/index.ts';
import { city, loadServices, services } from '#shared/city.ts';
import { Button } from '#ui/Button.tsx';
import { fieldId } from '#ui/Field.tsx';
import { addressOf, type Filters, searching } from '../where.ts';

/** Search by number or address, and the choice of service and department. */
export function FilterBar({ filters }: { filters: Filters }) {
  const { route } = useLocation();
  const narrow = (part: Partial<Filters>) => route(addressOf({ ...filters, ...part }));
  // Each language has its own names of services
  useEffect(() => void loadServices(language.value), [language.value]);
  const offered = (services.value.value ?? []).map(({ code, name }) => [code, name] as const);
  const departments = (city.value.value?.departments ?? []).map(({ code, name }) => [code, name] as const);
  return (
    <div class="filter-bar">
      <Search q={filters.q} onSearch={(q) => narrow(searching(filters, q))} />
      <Pick
        name="service"
        label={t('Service')}
        all={t('All services')}
        options={offered}
        chosen={filters.service}
        onChange={(service) => narrow({ service })}
      />
      <Pick
        name="department"
        label={t('Department')}
        all={t('All departments')}
        options={departments}
        chosen={filters.department}
        onChange={(department) => narrow({ department })}
      />
    </div>
  );
}

function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState(q);
  // Going back in the browser's history brings an earlier search with it
  useEffect(() => setTyped(q), [q]);
  const id = fieldId('q');
  const go = (event: Event) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the <search> element is younger than our oldest browsers
    <form class="queue-search" role="search" onSubmit={go}>
      <label class="unseen" for={id}>
        {t('Ticket number or address')}
      </label>
      <input
        id={id}
        class="input"
        type="search"
        autocomplete="off"
        placeholder={t('Number or address')}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Button submit icon="search">
        <span class="search-word">{t('Search')}</span>
      </Button>
    </form>
  );
}

interface PickProps {
  name: string;
  label: string;
  /** words for "not narrowed" */
  all: string;
  /** code and name of each */
  options: (readonly [string, string])[];
  chosen: string;
  onChange: (code: string) => void;
}

function Pick({ name, label, all, options, chosen, onChange }: PickProps) {
  const id = fieldId(name);
  const known = chosen === '' || options.some(([code]) => code === chosen);
  return (
    <div class="pick">
      <label class="unseen" for={id}>
        {label}
      </label>
      <select id={id} class="input" value={chosen} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{all}</option>
        {!known && <option value={chosen}>{chosen}</option>}
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
