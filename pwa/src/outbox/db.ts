/**
 * The phone's own database. Every write is one strict transaction, waited for to its end and then read back:
 * only after that may anything be called saved.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type {
  Setting,
  StoredDraft,
  StoredFollowUp,
  StoredPhoto,
  StoredReport,
  StoredView,
} from './records.ts';

export interface Schema extends DBSchema {
  drafts: { key: string; value: StoredDraft };
  reports: { key: string; value: StoredReport };
  photos: { key: [string, string]; value: StoredPhoto };
  followups: { key: string; value: StoredFollowUp };
  views: { key: string; value: StoredView };
  settings: { key: string; value: Setting };
}
export type Store = StoreNames<Schema>;
type Value<S extends Store> = Schema[S]['value'];
type Key<S extends Store> = Schema[S]['key'];
type Upgrading = IDBPTransaction<Schema, Store[], 'versionchange'>;

/** Brings a database from the version before to this one; the place in STEPS is the version. Never changed once released. */
export type Step = (db: IDBPDatabase<Schema>, transaction: Upgrading) => void;

export const STEPS: readonly Step[] = [
  (db) => {
    db.createObjectStore('drafts', { keyPath: 'id' });
    db.createObjectStore('reports', { keyPath: 'number' });
    db.createObjectStore('photos', { keyPath: ['owner', 'sha256'] });
    db.createObjectStore('followups', { keyPath: 'id' });
    db.createObjectStore('views', { keyPath: 'number' });
    db.createObjectStore('settings', { keyPath: 'name' });
  },
];

export const NAME = 'wellkept';

/** Something could not be kept on this phone, and nothing may say that it was. */
export class NotSaved extends Error {
  /** full: no room left · failed: the browser refuses or broke off · differs: what came back is not what went in */
  readonly why: 'full' | 'failed' | 'differs';

  constructor(why: NotSaved['why'], cause?: unknown) {
    super(`Not saved: ${why}`, { cause });
    this.name = 'NotSaved';
    this.why = why;
  }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** Opens the database, upgrading it step by step. Rejects when the browser keeps no databases. */
export function open(steps: readonly Step[] = STEPS): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(NAME, steps.length, {
    upgrade: (db, before, _, transaction) => {
      for (const step of steps.slice(before)) step(db, transaction);
    },
    blocking: close,
    terminated: () => {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** Lets go of the database, such as for another tab that wants to upgrade it; the next use opens it again. */
export function close(): void {
  void opened?.then(
    (db) => db.close(),
    () => undefined,
  );
  opened = undefined;
}

/** Reads and writes inside one transaction. */
export interface Desk {
  get<S extends Store>(store: S, key: Key<S>): Promise<Value<S> | undefined>;
  all<S extends Store>(store: S, range?: IDBKeyRange): Promise<Value<S>[]>;
  put<S extends Store>(store: S, value: Value<S>): Promise<void>;
  remove<S extends Store>(store: S, key: Key<S> | IDBKeyRange): Promise<void>;
}

/**
 * Changes what is stored, all of it or nothing. `work` may wait for nothing but the desk.
 * Rejects with NotSaved, or with what `work` itself threw.
 */
export function change<T>(stores: Store[], work: (desk: Desk) => Promise<T>): Promise<T> {
  return withDatabase(async (db) => {
    const written = new Written();
    const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
    transaction.done.catch(() => undefined); // told below
    try {
      const result = await work(deskOf(transaction, written));
      await transaction.done;
      await written.check(db);
      return result;
    } catch (error) {
      abort(transaction);
      throw notSaved(error, transaction.error);
    }
  });
}

/** Reads from one state of the database. */
export function read<T>(stores: Store[], work: (desk: Pick<Desk, 'get' | 'all'>) => Promise<T>): Promise<T> {
  return withDatabase((db) => work(deskOf(db.transaction(stores), new Written())));
}

function deskOf(
  transaction: Pick<IDBPTransaction<Schema, Store[], 'readwrite' | 'readonly'>, 'objectStore'>,
  written: Written,
): Desk {
  const at = <S extends Store>(store: S) =>
    (transaction as IDBPTransaction<Schema, Store[], 'readwrite'>).objectStore(store);
  return {
    get: (store, key) => at(store).get(key),
    all: (store, range) => at(store).getAll(range),
    put: async (store, value) => written.put(store, await at(store).put(value), value),
    remove: async (store, key) => {
      await at(store).delete(key);
      written.remove(store, key);
    },
  };
}

/** What a transaction wrote, to be compared with what the disk gives back. */
class Written {
  private readonly values = new Map<string, { store: Store; key: Key<Store>; value: Value<Store> }>();

  put(store: Store, key: Key<Store>, value: Value<Store>): void {
    this.values.set(JSON.stringify([store, key]), { store, key, value });
  }

  remove(from: Store, gone: Key<Store> | IDBKeyRange): void {
    const range = gone instanceof IDBKeyRange ? gone : IDBKeyRange.only(gone);
    for (const [name, { store, key }] of this.values) {
      if (store === from && range.includes(key)) this.values.delete(name);
    }
  }

  async check(db: IDBPDatabase<Schema>): Promise<void> {
    for (const { store, key, value } of this.values.values()) {
      if (!same(await db.get(store, key as never), value)) throw new NotSaved('differs');
    }
  }
}

/** Equal all the way down; buffers byte for byte. */
export function same(a: unknown, b: unknown): boolean {
  if (a instanceof ArrayBuffer && b instanceof ArrayBuffer) return same(new Uint8Array(a), new Uint8Array(b));
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    return a.length === b.length && a.every((byte, i) => byte === b[i]);
  }
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b);
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => same(a[name as keyof typeof a], b[name as keyof typeof b]));
}

/** The connection may be closed under us, by the browser or another tab: then it is opened again, once. */
async function withDatabase<T>(use: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  try {
    return await use(await open());
  } catch (error) {
    if (!isClosed(error)) throw error instanceof DOMException ? notSaved(error, null) : error;
    close();
    try {
      return await use(await open());
    } catch (again) {
      throw again instanceof DOMException ? notSaved(again, null) : again;
    }
  }
}

function isClosed(error: unknown): boolean {
  const cause = error instanceof NotSaved ? error.cause : error;
  return cause instanceof DOMException && cause.name === 'InvalidStateError';
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // it had ended already
  }
}

/** A full disk often hides behind the mere word that the transaction was broken off. */
function notSaved(error: unknown, reason: DOMException | null): unknown {
  if (error instanceof NotSaved || !(error instanceof DOMException)) return error;
  const full = [error, reason].some((found) => found?.name === 'QuotaExceededError');
  return new NotSaved(full ? 'full' : 'failed', error);
}

/** Every photo of one owner. */
export function photosOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []]);
}
