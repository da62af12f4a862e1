/** What this phone keeps, store by store. Bytes are kept as they are: not every browser can store a Blob. */
import type { FieldProblem } from '#shared/problem.ts';
import type { Answers, Contact, LatLng, Place, Service, Ticket } from '#shared/seam.ts';

export interface DraftPhoto {
  /** SHA-256 of `bytes`, in hex: also the photo's name */
  sha256: string;
  type: string;
  bytes: ArrayBuffer;
  width: number;
  height: number;
  /** where the camera says it stood; used to offer a place, never sent as such */
  takenAt: LatLng | null;
}

export interface Draft {
  /** made when the first thing is written; empty until then */
  id: string;
  /** the key of the report that it becomes, so that two tabs or two phones make one report of it; made with the id */
  key: Uint8Array<ArrayBuffer> | null;
  /** code of the service; null while a photo waits for its kind */
  service: string | null;
  place: Place;
  photos: DraftPhoto[];
  answers: Answers;
  description: string;
  contact: Contact | null;
  /** number of the saved, not yet sent report that this draft changes; null for a new one */
  edits: string | null;
}

/** A draft as stored: its photos lie in their own store, under the draft's id. */
export interface StoredDraft extends Omit<Draft, 'photos'> {
  /** names of the photos, in order */
  photos: string[];
  /** milliseconds since 1970, by this phone's clock */
  changedAt: number;
  /** the screen it was written on */
  path: string;
}

/** What can still be changed of a report that the city does not have yet. */
export type Content = Omit<Draft, 'id' | 'key' | 'photos' | 'edits'>;

/**
 * waiting: to be sent as soon as the server answers · editing: held back while its owner changes it ·
 * needs-you: refused, and only its owner can mend it · arrived: the server has said so
 */
export type ReportState = 'waiting' | 'editing' | 'needs-you' | 'arrived';

/** Why something is still here. */
export interface Trouble {
  code: string;
  status: number;
  detail: string;
  errors: FieldProblem[];
  /** seconds, when the server said how long to wait */
  retryAfter: number | null;
  /** the form as it is now, when the city had changed it */
  service: Service | null;
}

export interface StoredReport {
  number: string;
  key: Uint8Array<ArrayBuffer>;
  /** the number first shown, when another key turned out to hold it; else null */
  asked: string | null;
  service: { code: string; name: string; icon: string };
  state: ReportState;
  /** true from just before the first byte went: from then on the body never changes */
  begun: boolean;
  /** the report has arrived, but photos or follow-ups of it have not */
  more: boolean;
  /** all has arrived, but this phone keeps its copies of photos until the city has looked at them */
  copies: boolean;
  /** the language it was written in */
  language: string;
  /** the request's body, byte for byte; null for a report taken over from another phone */
  body: Uint8Array<ArrayBuffer> | null;
  /** SHA-256 of `body`, in hex */
  digest: string;
  photos: string[];
  content: Content | null;
  savedAt: number;
  arrivedAt: number | null;
  attempts: number;
  /** earliest next attempt, milliseconds since 1970 by this phone's clock */
  nextTry: number;
  trouble: Trouble | null;
}

export interface StoredPhoto extends DraftPhoto {
  /** number of the report, or id of the draft */
  owner: string;
  state: 'waiting' | 'received' | 'refused';
  reason: string | null;
  /** id of the follow-up that has to arrive first; null when the report itself lists the photo */
  followUp: string | null;
}

export type FollowUpKind = 'words' | 'photos' | 'withdraw';

export interface StoredFollowUp {
  /** UUID: sent again, it is the same follow-up */
  id: string;
  number: string;
  kind: FollowUpKind;
  text: string;
  photos: string[];
  state: 'waiting' | 'needs-you';
  savedAt: number;
  trouble: Trouble | null;
}

/** The last that the city said about a ticket. */
export interface StoredView {
  number: string;
  ticket: Ticket;
  /** milliseconds since 1970, by this phone's clock */
  at: number;
}

export interface Setting {
  name: string;
  value: unknown;
}
