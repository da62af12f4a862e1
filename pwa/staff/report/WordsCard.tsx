import { t } from '#i18n/index.ts';
import type { Report } from '../seam.ts';
import { Release } from './Release.tsx';
import { SeenBy } from './SeenBy.tsx';
import type { Opened } from './useReport.ts';

/** What the reporter wrote, and whether everyone may read it. */
export function WordsCard({ report, act }: { report: Report; act: Opened['act'] }) {
  const { description } = report.mine;
  if (!description) return null;
  return (
    <section class="stack">
      <h2>{t('In their own words')}</h2>
      <SeenBy everyone={report.description_released} />
      <blockquote class="words">{description}</blockquote>
      <Release
        number={report.number}
        what={{ description: true }}
        name={t('their own words')}
        released={report.description_released}
        act={act}
      />
    </section>
  );
}
