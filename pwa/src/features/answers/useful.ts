/**
 * Whether answers were useful, as this phone said it: written down so that it is asked once, and sent as soon as there
 * is a connection. Nothing in what is sent says who it was.
 */
import { postJson } from '#shared/api.ts';
import { asProblem } from '#shared/problem.ts';

const NAME = 'wellkept.useful';

interface Said {
  useful: boolean;
  language: string;
  sent: boolean;
}

let sending = false;

/** What this phone said of an answer; undefined where it has said nothing. */
export function said(code: string): boolean | undefined {
  return read()[code]?.useful;
}

/** Writes down whether an answer was useful, and sends it. */
export function say(code: string, useful: boolean, language: string): void {
  write({ ...read(), [code]: { useful, language, sent: false } });
  void sendAll();
}

/** Sends what is not sent yet; what fails waits for the next time. */
export async function sendAll(): Promise<void> {
  if (sending) return;
  sending = true;
  for (const [code, one] of Object.entries(read())) {
    if (!one.sent && (await send(code, one))) write({ ...read(), [code]: { ...one, sent: true } });
  }
  sending = false;
}

/** Whether there is nothing left to do: it was taken, or will never be. */
async function send(code: string, { useful, language }: Said): Promise<boolean> {
  try {
    await postJson(`/answers/${encodeURIComponent(code)}/useful?lang=${language}`, { useful });
    return true;
  } catch (error) {
    const { status } = asProblem(error);
    return status >= 400 && status < 500 && status !== 429;
  }
}

/** Where the browser keeps nothing for us, it is kept while the page lives. */
let here: Record<string, Said> = {};

function read(): Record<string, Said> {
  try {
    const text = window.localStorage.getItem(NAME);
    return text ? (JSON.parse(text) as Record<string, Said>) : here;
  } catch {
    return here;
  }
}

function write(all: Record<string, Said>): void {
  here = all;
  try {
    window.localStorage.setItem(NAME, JSON.stringify(all));
  } catch {
    // blocked or full: then it is asked again at the next visit
  }
}
