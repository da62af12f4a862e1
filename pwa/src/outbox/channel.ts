/** What tabs and the service worker tell each other about the outbox. */

export type Progress =
  | { step: 'report' }
  /** `no` counts from 1; `share` is 0 to 1 of this photo */
  | { step: 'photo'; no: number; of: number; share: number };

export type Message =
  /** something in the database is not as it was */
  | { kind: 'changed' }
  /** how far the sending of one report has come; null when it has stopped */
  | { kind: 'progress'; number: string; progress: Progress | null };

const NAME = 'wellkept-outbox';
let sender: BroadcastChannel | undefined;

/** Tells every tab, this one too. */
export function tell(message: Message): void {
  sender ??= new BroadcastChannel(NAME);
  sender.postMessage(message);
}

/** Hears what any tab or the worker tells. Returns how to stop. */
export function listen(hear: (message: Message) => void): () => void {
  const receiver = new BroadcastChannel(NAME);
  receiver.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
  return () => receiver.close();
}
