/** Line icons on a 24 grid, of one hand. They are ornaments: the words beside them carry the meaning. */
const SHAPES = {
  agency: 'M3 20V9l6-4v15M9 20h12V11l-6-3v12M5.5 12h1M5.5 16h1M18 14h.5M18 17h.5',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  bell: 'M6 16.500V11a6 6 0 1 1 12 0v5.500l1.5 2h-15l1.5-2ZM10 21h4',
  camera:
    'M4 8h3.2l1.6-2.5h6.4L16.8 8H20a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM12 16.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.2l3.3 2',
  close: 'M6 6l12 12M18 6 6 18',
  closed: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM7.5 12h9',
  copy: 'M9 8h10a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM5 16H4V4a1 1 0 0 1 1-1h11v1.5',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.5 9.5h17M3.5 14.5h17M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.5v.1',
  inbox: 'M3 13l3-8h12l3 8v6H3v-6ZM3 13h5l1.5 3h5L16 13h5',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1',
  lock: 'M6 10.5h12a1 1 0 0 1 1 1V20a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8.500a1 1 0 0 1 1-1ZM8 10.500V7.500a4 4 0 0 1 8 0v3',
  phone:
    'M6.5 3.500h3l1.5 4-2 1.600a12 12 0 0 0 5.9 5.900l1.6-2 4 1.500v3a1.5 1.5 0 0 1-1.6 1.500C11 18.5 5.5 13 5 5.100A1.5 1.5 0 0 1 6.5 3.500Z',
  picture:
    'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM3.5 17l5-5 4 4 3-3 5 5M15.5 9.500v.1',
  pin: 'M12 21.500s7-6.2 7-11.500a7 7 0 1 0-14 0c0 5.3 7 11.5 7 11.500ZM12 12.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  print:
    'M7 9V3h10v6M7 17H4a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-3M7 14h10v7H7v-7Z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5',
  share:
    'M12 15V3.500M7.5 7.5 12 3l4.5 4.500M6 11H5a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-8a1 1 0 0 0-1-1h-1',
  target:
    'M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM12 2v3M12 19v3M2 12h3M19 12h3M12 13.500a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  ticket:
    'M4 6h16a1 1 0 0 1 1 1v2.500a2.5 2.5 0 0 0 0 5V17a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-2.500a2.5 2.5 0 0 0 0-5V7a1 1 0 0 1 1-1ZM14 6.500v1.500M14 11v2M14 16v1.5',
  warn: 'M12 4 2.5 20h19L12 4ZM12 10v4.500M12 17.300v.1',
  work: 'M9.5 4h5L19 19H5L9.5 4ZM8 9.5h8M6.5 14.5h11M3 20.5h18',
} as const;

export type IconName = keyof typeof SHAPES;
const DIRECTED: IconName[] = ['back', 'forward'];

interface Props {
  name: IconName;
  /** side in CSS pixels */
  size?: number;
}

export function Icon({ name, size = 24 }: Props) {
  return (
    <svg
      class={DIRECTED.includes(name) ? 'flips' : undefined}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
