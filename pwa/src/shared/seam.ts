/** The shapes that cross between phone and server, as the server documents them in /api/v1/openapi.json. */

export interface City {
  name: string;
  time_zone: string;
  languages: Language[];
  default_language: string;
  contact: CityContact;
  center: LatLng;
  /** south, west, north, east in degrees */
  bounds: [number, number, number, number];
  tiles: { url: string; attribution: string; max_zoom: number } | null;
  demo: boolean;
  departments: { code: string; name: string; phone: string | null }[];
  units: 'miles' | 'kilometres';
  /** what people choose by name, by layer (such as districts): what one is called, and the name of each by its code */
  areas: Record<string, { label: string; names: Record<string, string> }>;
  /** at most 150 words, paragraphs split by a blank line */
  privacy: string;
}

export interface Language {
  code: string;
  /** in its own language */
  name: string;
}

export interface CityContact {
  phone: string;
  phone_outside: string | null;
  tty: string | null;
  emergency: string;
  email: string | null;
  hours: string | null;
}

export interface LatLng {
  lat: number;
  lng: number;
}

export interface ServiceSummary {
  code: string;
  version: string;
  name: string;
  summary: string;
  group: string;
  icon: string;
  keywords: string[];
  /** one of those that people report most */
  common: boolean;
}

export type Condition =
  | { question: string; in: string[] }
  | { question: string; not: string[] }
  | { question: string; greater: number };
export type When = { all: Condition[] } | { any: Condition[] };
export type QuestionKind =
  | 'one'
  | 'many'
  | 'yes-no'
  | 'text'
  | 'number'
  | 'date'
  | 'date-time'
  | 'phone'
  | 'plate'
  | 'cart';

export interface Option {
  code: string;
  label: string;
  /** code of the stop that choosing this brings up */
  stop: string | null;
}

export interface Question {
  code: string;
  kind: QuestionKind;
  label: string;
  hint: string | null;
  required: boolean;
  /** most characters of a text, or the largest number */
  max: number | null;
  options: Option[];
  when: When | null;
}

/** What an answer, or a whole service, leads to in place of a ticket. */
export interface Stop {
  kind: 'emergency' | 'telephone' | 'agency' | 'answer';
  title: string;
  text: string;
  phone: string | null;
  phone_label: string | null;
  link: string | null;
  link_label: string | null;
  /** code of an answer of the knowledge base */
  answer: string | null;
}

export interface Service {
  code: string;
  version: string;
  name: string;
  group: string;
  icon: string;
  summary: string;
  about: string;
  /** what is to be known before the form, fees first */
  rules: string[];
  /** what the city cannot do; empty where nothing is said */
  cannot: string;
  /** code of the stop that stands in the form's place */
  leads_to: string | null;
  /** the service's own names of states; {day} stands for the day it is booked for */
  steps: Steps;
  department: { code: string; name: string; phone: string | null };
  expected: { days: number; kind: 'working' | 'calendar' } | null;
  expected_text: string | null;
  place: {
    kind: 'point' | 'address' | 'asset' | 'area' | 'none';
    /** the layer of things or areas */
    of: string | null;
    required: boolean;
    hint: string | null;
  };
  photos: { max: number; reason: string | null };
  description: { required: boolean; label: string; hint: string | null; max: number };
  public: { place: 'exact' | 'block' | 'none'; description: boolean; photos: boolean };
  questions: Question[];
  stops: Record<string, Stop>;
}

/** An answer in the list, its title in `language`; `version` changes with what is shown. */
export interface AnswerLine {
  code: string;
  title: string;
  group: string;
  keywords: string[];
  version: string;
  language: string;
}

/** Some words of an answer, and where they lead: tel:, https:, or a path of the app. */
export interface Span {
  text: string;
  strong: boolean;
  href: string | null;
}

/** A heading or paragraph has spans, a list or steps have items. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'list' | 'steps';
  spans: Span[];
  items: { spans: Span[] }[];
}

/** One answer, in `language`; `services` are those that it may lead to. */
export interface AnswerText {
  code: string;
  title: string;
  group: string;
  version: string;
  language: string;
  blocks: Block[];
  services: string[];
}

export type PointSource = 'gps' | 'photo' | 'address' | 'map' | 'keys';

export interface Place {
  point?: LatLng & { accuracy_m?: number; source: PointSource };
  address?: string;
  /** code of an area that was chosen by name */
  area?: string;
  /** the number of the thing it is about, such as a street light's */
  asset?: string;
  note?: string;
  /** what is known nearest to a point without an address; found, never sent */
  near?: string | null;
}

export type Answer = string | number | string[];
export type Answers = Record<string, Answer>;

export interface Contact {
  kind: 'person' | 'organisation';
  name?: string;
  email?: string;
  phone?: string;
}

/** The body of PUT /api/v1/reports/{number}. */
export interface ReportBody {
  service: string;
  version: string;
  place: Place;
  answers: Answers;
  description?: string;
  /** SHA-256 of each photo's bytes, in hex */
  photos: string[];
  language: string;
  /** the phone's own time, RFC 3339 UTC */
  reported_at: string;
  contact?: Contact;
}

export type State = 'received' | 'reviewed' | 'working' | 'elsewhere' | 'done' | 'closed';

export type Steps = Partial<Record<State, string>>;

export interface TimelineEvent {
  no: number;
  kind: string;
  state: State | null;
  at: string;
  note: string | null;
  reason: string | null;
  /** the day it is booked for (YYYY-MM-DD) */
  day?: string | null;
  agency: { name: string; phone: string | null } | null;
}

export interface PublicPhoto {
  no: number;
  url: string;
  thumb: string;
  width: number;
  height: number;
}

/** What only the holder of the key sees. */
export interface Mine {
  description: string | null;
  answers: { question: string; answer: string }[];
  /** with the areas it lies in: the name or code by layer */
  place: Place & { areas?: Record<string, string> };
  contact: Contact | null;
  photos: {
    sha256: string;
    state: 'waiting' | 'received' | 'shown' | 'refused';
    reason: string | null;
    thumb: string | null;
    /** everyone sees it; otherwise only the city, until staff release it */
    public: boolean;
  }[];
  /** what was added afterwards, oldest first; absent from servers that do not know of it yet */
  added?: { kind: 'words' | 'photos' | 'withdraw'; text: string; at: string; event: number }[];
}

export interface Ticket {
  number: string;
  service: { code: string; name: string; icon: string };
  /** the service's own names of states; absent from servers that do not know of them yet */
  steps?: Steps;
  state: State;
  received_at: string;
  updated_at: string;
  /** a date (YYYY-MM-DD) in the city's time zone */
  expected_by: string | null;
  urgent: boolean;
  department: { name: string; phone: string | null };
  place: {
    address: string | null;
    /** what is known nearest to a point without an address; absent from servers that do not know of it yet */
    near?: string | null;
    point: LatLng | null;
    precision: 'exact' | 'block' | 'none';
  };
  description: string | null;
  photos: PublicPhoto[];
  timeline: TimelineEvent[];
  mine?: Mine;
}
