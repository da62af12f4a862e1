// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetDrafts } from '../../staff/drafts.ts';
import { Report } from '../../staff/report/Report.tsx';
import type { Evidence, Report as Shape } from '../../staff/seam.ts';
import { aReport } from './factories.ts';
import { fakeServer, problem } from './fakeServer.ts';
import { onPage, settled } from './page.tsx';

const REPORT = aReport();
const AT = `/reports/${REPORT.number}`;
type Answers = Parameters<typeof fakeServer>[0];

beforeEach(forgetDrafts);
afterEach(() => vi.unstubAllGlobals());

async function opened(report: Shape, answers: Answers = {}) {
  const asked = fakeServer({ [`GET ${AT}`]: { body: report }, ...answers });
  const page = onPage(<Report number={report.number} backTo="/staff/" />);
  await act(settled);
  return { page, asked };
}

const sent = (asked: { line: string; body: unknown }[]) =>
  asked.filter(({ line }) => line.startsWith('POST'));

describe('a move', () => {
  it('that needs nothing is sent at once and says so', async () => {
    const reviewed = aReport({ state: 'reviewed', moves: [] });
    const { page, asked } = await opened(REPORT, { [`POST ${AT}/moves`]: { body: reviewed } });
    await page.press('Mark as reviewed');
    expect(sent(asked)[0]?.body).toEqual({
      to: 'reviewed',
      note: null,
      reason: null,
      day: null,
      agency: null,
    });
    expect(page.find('[role=status]').textContent).toContain('Moved on: Reviewed');
  });

  it.each([
    ['Done', 'note', 'Say what was done.'],
    ['Close', 'reason', 'Choose why.'],
    ['With another agency', 'agency-name', 'Say which agency has it now.'],
  ])('%s is not sent without what it needs', async (move, field, words) => {
    const { page, asked } = await opened(REPORT);
    await page.press(move);
    expect(page.find('.move-form').textContent).toContain('Everyone can read what you write here.');
    await page.press(move);
    const link = page.find<HTMLAnchorElement>('.error-summary a');
    expect([link.hash, link.textContent]).toEqual([`#field-${field}`, words]);
    expect(sent(asked)).toEqual([]);
  });

  it('with another agency sends who has it now', async () => {
    const { page, asked } = await opened(REPORT, {
      [`POST ${AT}/moves`]: { body: aReport({ state: 'elsewhere' }) },
    });
    await page.press('With another agency');
    await page.type('agency.name', ' Caltrans ');
    await page.type('agency.phone', '530-741-4211');
    await page.press('With another agency');
    const agency = { name: 'Caltrans', phone: '530-741-4211' };
    expect(sent(asked)[0]?.body).toEqual({ to: 'elsewhere', note: null, reason: null, day: null, agency });
  });
});

describe('a move that does not go through', () => {
  it('keeps the words when it does not arrive, also when the report is left and opened again', async () => {
    const { page } = await opened(REPORT, { [`POST ${AT}/moves`]: 'down' });
    await page.press('Done');
    await page.type('note', 'Filled.');
    await page.press('Done');
    expect(page.find('.move-form [role=alert]').textContent).toContain('What you typed is kept.');
    await page.leave();
    const again = (await opened(REPORT)).page;
    expect(again.find<HTMLTextAreaElement>('#field-note').value).toBe('Filled.');
  });

  it('shows beside the field what the server finds wrong with it', async () => {
    const errors = [{ field: 'note', problem: 'Longer than 2000.', remedy: 'Say it shorter.' }];
    const { page } = await opened(REPORT, { [`POST ${AT}/moves`]: problem(422, 'invalid', { errors }) });
    await page.press('Done');
    await page.type('note', 'Filled.');
    await page.press('Done');
    expect(page.find('#field-note-fault').textContent).toContain('Longer than 2000. Say it shorter.');
  });

  it('because somebody was quicker shows the report as it is now and carries the words over', async () => {
    const closed = aReport({
      state: 'closed',
      moves: [{ to: 'working', label: 'Start work', needs: 'note' }],
    });
    const now = { body: REPORT };
    const { page } = await opened(REPORT, {
      [`GET ${AT}`]: () => now,
      [`POST ${AT}/moves`]: () => {
        now.body = closed;
        return problem(409, 'move-not-allowed');
      },
    });
    await page.press('Done');
    await page.type('note', 'Filled.');
    await page.press('Done');
    expect(page.text()).toContain('Somebody else has moved this report on');
    expect(page.find('.moves .words').textContent).toBe('Filled.');
    await page.press('Start work');
    expect(page.find<HTMLTextAreaElement>('#field-note').value).toBe('Filled.');
  });
});

describe('evidence', () => {
  const photo: Evidence = {
    no: 0,
    state: 'shown',
    released: false,
    url: '/photos/a.jpg',
    thumb: '/photos/a-small.jpg',
    taken_at: '2026-11-22T10:41:05',
    gps: { lat: 38.62, lng: -121.44 },
    reason: null,
  };

  it('says who sees a photo, when it was taken and how far off', async () => {
    const { page, asked } = await opened(aReport({ photos_all: [photo] }), {
      [`POST ${AT}/release`]: { body: aReport({ photos_all: [{ ...photo, released: true }] }) },
    });
    expect(page.find('.evidence').textContent).toContain('Only the city sees this');
    expect(page.find('.far').textContent).toContain('6.7 kilometers from the place reported');
    await page.press('Show to everyone: Photo 1');
    expect(sent(asked)[0]).toEqual({ line: `POST ${AT}/release`, body: { photo: 0, released: true } });
    expect(page.find('.evidence').textContent).toContain('Everyone can see this');
  });

  it('says why a photo cannot be used and offers nothing to show', async () => {
    const refused: Evidence = {
      ...photo,
      state: 'refused',
      thumb: null,
      url: null,
      reason: 'It is damaged.',
    };
    const { page } = await opened(aReport({ photos_all: [refused] }));
    expect(page.find('.evidence').textContent).toContain('It is damaged.');
    expect(page.root.querySelector('.evidence button')).toBeNull();
  });
});

it('says what keeps failing on the way to the department', async () => {
  const failed = { at: '2026-11-22T19:58:00Z', channel: 'email', to: null, error: 'refused by mail.example' };
  const { page } = await opened(aReport({ dispatch: [{ ...failed, state: 'given-up' }] }));
  expect(page.find('.hand-over-given-up').textContent).toContain('please tell the department yourself');
  expect(page.find('.hand-over-given-up').textContent).toContain('refused by mail.example');
});

it('says that a report has not arrived', async () => {
  fakeServer({ [`GET ${AT}`]: problem(404, 'not-arrived') });
  const page = onPage(<Report number={REPORT.number} backTo="/staff/" />);
  await act(settled);
  expect(page.find('[role=alert]').textContent).toContain('no report with this number yet');
});

it('shows what the reporter added where it happened', async () => {
  const [at, none] = ['2026-11-22T20:00:00Z', { note: null, reason: null, agency: null }];
  const added = [{ kind: 'words' as const, text: 'It has grown since', at, event: 2 }];
  const { page } = await opened(
    aReport({
      timeline: [{ no: 2, kind: 'words-added', state: 'received', at, ...none }],
      mine: { ...REPORT.mine, added },
    }),
  );
  expect(page.find('.timeline').textContent).toContain('It has grown since');
});
