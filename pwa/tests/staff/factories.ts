import type { Line, Report } from '../../staff/seam.ts';

/** A pothole in the queue. */
export function aLine(changes: Partial<Line> = {}): Line {
  return {
    number: '7K3M9QXT2T',
    service: { code: 'pothole', name: 'Pothole', icon: 'pothole' },
    state: 'received',
    received_at: '2026-11-22T19:00:00Z',
    updated_at: '2026-11-22T19:00:00Z',
    expected_by: '2026-11-25',
    overdue: false,
    urgent: false,
    address: '1300 10th St',
    near: null,
    photos: 0,
    department: { code: 'streets', name: 'Streets' },
    ...changes,
  };
}

const NO_COUNTS = { received: 0, reviewed: 0, working: 0, elsewhere: 0, done: 0, closed: 0 };

/** A page of the queue as the server sends it. */
export function aPage(reports: Line[], next: string | null = null, counts: object = {}): object {
  return { reports, next, counts: { ...NO_COUNTS, ...counts }, as_of: '2026-11-22T19:00:00Z' };
}

/** The same pothole opened, with every move that it may take. */
export function aReport(changes: Partial<Report> = {}): Report {
  const { number, service, state, received_at, updated_at, expected_by, urgent } = aLine();
  const place = { point: { lat: 38.5766, lng: -121.4934, source: 'gps' as const }, address: '1300 10th St' };
  return {
    ...{ number, service, state, received_at, updated_at, expected_by, urgent },
    department: { name: 'Streets', phone: '311' },
    place: { address: '1300 10th St', point: { lat: 38.5766, lng: -121.4934 }, precision: 'exact' },
    description: null,
    photos: [],
    timeline: [],
    mine: { description: 'Deep', answers: [], place, contact: null, photos: [] },
    moves: [
      { to: 'reviewed', label: 'Mark as reviewed', needs: null },
      { to: 'elsewhere', label: 'With another agency', needs: 'agency' },
      { to: 'done', label: 'Done', needs: 'note' },
      { to: 'closed', label: 'Close, not done', needs: 'reason' },
    ],
    reasons: [
      { code: 'not-found', label: 'We could not find it' },
      { code: 'duplicate', label: 'It was reported before' },
      { code: 'not-ours', label: 'It is not the city’s to mend' },
    ],
    photos_all: [],
    description_released: false,
    dispatch: [],
    ...changes,
  };
}
