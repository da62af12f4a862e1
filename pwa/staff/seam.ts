/** The shapes of /api/v1/staff/…, as the server documents them in /api/v1/openapi.json. */
import type { LatLng, Mine, State, Ticket } from '#shared/seam.ts';

/** Who is signed in. */
export interface Person {
  name: string;
  role: string;
  /** the name as colleagues read it */
  display: string;
}

/** One report in the queue. */
export interface Line {
  number: string;
  service: { code: string; name: string; icon: string };
  state: State;
  received_at: string;
  updated_at: string;
  /** a date (YYYY-MM-DD) in the city's time zone */
  expected_by: string | null;
  overdue: boolean;
  urgent: boolean;
  address: string | null;
  /** what is known nearest to a point without an address */
  near: string | null;
  /** how many photos it lists */
  photos: number;
  department: { code: string; name: string | null };
}

/** One page of the queue. */
export interface QueuePage {
  reports: Line[];
  /** where the next page begins; null at the end */
  next: string | null;
  /** reports in each state among those that the other filters leave */
  counts: Record<State, number>;
  /** when the page was read, by the server's clock */
  as_of: string;
}

/** What a move must be told before the server takes it. */
export type Need = 'note' | 'reason' | 'day' | 'agency';

export interface Move {
  to: State;
  label: string;
  needs: Need | null;
}

/** The body of POST …/moves; everything in it but the reason's code is public as written. */
export interface MoveBody {
  to: State;
  note: string | null;
  /** code of one of the report's `reasons` */
  reason: string | null;
  /** the day it is booked for (YYYY-MM-DD) */
  day: string | null;
  agency: { name: string; phone: string | null } | null;
}

/** The body of POST …/release: show everyone a photo or the words, or no longer. */
export type ReleaseBody = { photo: number; released: boolean } | { description: true; released: boolean };

/** A photo with what it told about itself. */
export interface Evidence {
  no: number;
  state: 'waiting' | 'received' | 'shown' | 'refused';
  /** everyone can see it */
  released: boolean;
  url: string | null;
  thumb: string | null;
  /** the camera's own clock, as it wrote it */
  taken_at: string | null;
  gps: LatLng | null;
  /** why it was refused */
  reason: string | null;
}

/** A mail or a push as its reader sees it. */
export interface SentItem {
  id: string;
  at: string;
  /** bare ticket number */
  ticket: string;
  channel: 'email' | 'push';
  /** code of the reader's language; null for a department's */
  language: string | null;
  sender: string | null;
  /** a department's address; of a resident's only a hint (`j…@host`), of a phone's nothing */
  to: string | null;
  /** null, like `body`, for a mail that is not kept here */
  title: string | null;
  body: string | null;
  /** where it leads, if `body` does not say so */
  url: string | null;
  /** names of the attached photos */
  photos: string[];
}

export interface SentPage {
  sent: SentItem[];
  /** where the next page begins; null at the end */
  next: string | null;
}

/** One hand-over to the department's system. */
export interface Dispatch {
  at: string;
  channel: string;
  to: string | null;
  state: 'sent' | 'waiting' | 'given-up';
  error: string | null;
}

/** One report as staff see it. */
export interface Report extends Ticket {
  mine: Mine;
  moves: Move[];
  reasons: { code: string; label: string }[];
  photos_all: Evidence[];
  description_released: boolean;
  dispatch: Dispatch[];
}
