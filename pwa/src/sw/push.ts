/** What the worker does when the city tells something: show it at once, and open the ticket when it is touched. */

/** As the server sends it (`PushChannel` in backend/notices). */
interface Told {
  title: string;
  body: string;
  url: string;
  lang: string;
  /** the ticket: a later notice of the same one takes the earlier one's place */
  tag: string;
}

const FALLBACK: Told = { title: 'Wellkept', body: '', url: '/mine', lang: 'en', tag: 'wellkept' };

/** Shows the notice. Always shows one: browsers take the permission away from pages that are pushed to in silence. */
export async function show(
  registration: ServiceWorkerRegistration,
  data: PushMessageData | null,
): Promise<void> {
  const { title, body, url, lang, tag } = read(data);
  await registration.showNotification(title, { body, lang, tag, icon: '/icons/icon-192.png', data: { url } });
}

/** Brings up the ticket: in a window that is open already, else in a new one. */
export async function open(clients: Clients, notice: Notification): Promise<void> {
  notice.close();
  const { pathname } = new URL((notice.data as { url: string }).url, self.location.origin);
  const [page] = await clients.matchAll({ type: 'window' });
  if (!page) {
    await clients.openWindow(pathname);
    return;
  }
  await page.focus();
  await page.navigate(pathname);
}

function read(data: PushMessageData | null): Told {
  try {
    return { ...FALLBACK, ...(data?.json() as Partial<Told>) };
  } catch {
    return FALLBACK;
  }
}
