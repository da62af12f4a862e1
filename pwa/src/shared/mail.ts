/** Being told by e-mail: asking for it, and what the links in the mails do. */
import { postJson } from './api.ts';

/** Has the server send a mail that asks its reader; nothing else goes to that address before they have said yes. */
export async function askByMail(ticket: string, email: string, language: string): Promise<void> {
  await postJson('/subscriptions', { ticket, channel: 'email', email, language });
}

/** What a link in a mail can do: begin or end the notices. */
export type Purpose = 'confirm' | 'stop';

/** Does it; gives the number of the ticket. Rejects with a Problem: `link-unknown`, `link-expired`, `link-used`. */
export async function redeem(purpose: Purpose, token: string): Promise<string> {
  return (await postJson<{ ticket: string }>(`/subscriptions/${purpose}`, { token })).ticket;
}
