import { t } from '#i18n/index.ts';
import { change, draft } from '#outbox/draft.ts';
import type { Contact, Service } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { Choices } from '#ui/Choice.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { TextField } from '#ui/Field.tsx';
import { Page } from '#ui/Page.tsx';
import { pathOf } from './steps.ts';
import { useStep } from './useStep.ts';

/** The last, optional question: how the city may reach the reporter. Off the main way; the check page leads here. */
export function ContactStep({ service }: { service: Service }) {
  const { faults, attempt, faultAt, goOn } = useStep(service, 'contact', 'check');
  const contact: Contact = draft.value.contact ?? { kind: 'person' };
  const set = (part: Partial<Contact>) => change({ contact: { ...contact, ...part } });
  const text = (field: 'name' | 'email' | 'phone') => ({
    path: `contact.${field}`,
    fault: faultAt(`contact.${field}`),
    value: contact[field] ?? '',
    onInput: (value: string) => set({ [field]: value }),
  });
  const organisation = contact.kind === 'organisation';
  return (
    <Page title={t('How may we reach you?')} back={pathOf(service.code, 'check')} inError={faults.length > 0}>
      <p>
        {t(
          'You can leave all of this empty. We ask only so that {department} can call back with a question. Nobody else sees it.',
          {
            department: service.department.name,
          },
        )}
      </p>
      <ErrorSummary faults={faults} attempt={attempt} />
      <form class="sections" onSubmit={goOn} noValidate>
        <Choices
          path="contact.kind"
          label={t('Who is reporting?')}
          options={[
            { code: 'person', label: t('A person') },
            { code: 'organisation', label: t('A business or group') },
          ]}
          chosen={[contact.kind]}
          onChange={([kind]) => set({ kind: kind === 'organisation' ? kind : 'person' })}
        />
        <TextField
          {...text('name')}
          label={organisation ? t('Name of the business or group') : t('Name')}
          autocomplete={organisation ? 'organization' : 'name'}
        />
        <TextField {...text('email')} label={t('E-mail')} kind="email" autocomplete="email" />
        <TextField {...text('phone')} label={t('Telephone')} kind="tel" autocomplete="tel" />
        <div class="actions">
          <Button look="main" submit>
            {t('Continue')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
