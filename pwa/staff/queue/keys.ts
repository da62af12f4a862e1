/** Arrow keys, Home and End walk along the list that holds the focus. Takes the list's keydown event. */
export function moveAlong(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const rows = [...event.currentTarget.querySelectorAll('a')];
  const now = (rows as (Element | null)[]).indexOf(document.activeElement);
  const to = target(event.key, now, rows.length);
  if (now < 0 || to === null) return;
  event.preventDefault();
  rows[to]?.focus();
}

function target(key: string, now: number, rows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(now + 1, rows - 1);
    case 'ArrowUp':
      return Math.max(now - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}
