import { useLater } from './useLater.ts';

/** Pictograms of services on a 48 grid: a filled shape in the accent's tint under lines of one weight. */
export interface Shape {
  /** the body, tinted */
  fill: string;
  /** what is drawn over it */
  line: string;
}

/** The commonest; the others are fetched once one of them is wanted. */
const SHAPES: Record<string, Shape> = {
  pothole: {
    fill: 'M14 6h20l8 36H6L14 6Z',
    line: 'M24 7v4M24 15v4M14 32l4-5 5 1 4-3 6 3 2 5-5 4-8 1-6-2-2-4ZM20 32l3 2 4-2 3 1',
  },
  'street-light': {
    fill: 'M26 8h12l4 7H25l1-7Z',
    line: 'M13 43V15a9 9 0 0 1 9-9h5M8 43h10M29 20l-3 7M34 20v8M39 20l3 7',
  },
  graffiti: {
    fill: 'M22 21h14v20a2 2 0 0 1-2 2H24a2 2 0 0 1-2-2V21Z',
    line: 'M22 21c0-4 2-6 4.5-6h5c2.5 0 4.5 2 4.5 6M26.5 15v-5h5v5M22 28h14M18 9h.1M12 6h.1M12 13h.1M6 9h.1M6 37c3-6 5-6 5-1s3 5 6-1',
  },
  'missed-collection': {
    fill: 'M12 15h24l-2 24a3 3 0 0 1-3 3H17a3 3 0 0 1-3-3l-2-24Z',
    line: 'M8 15h32M18 15v-4a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v4M20 22l1 13M28 22l-1 13',
  },
  'illegal-dumping': {
    fill: 'M8 43c-3-7-2-17 7-20h4c9 3 10 13 7 20H8Z',
    line: 'M15 23l-4-6h12l-4 6M13 30c-1 2-1 4-1 6M31 43h12V29H30M34 29v6h4v-6M32 29l3-8h10',
  },
  'stray-animal': {
    fill: 'M24 23c6 0 12 8 12 14 0 4-3 6-6 5-4-1.5-8-1.5-12 0-3 1-6-1-6-5 0-6 6-14 12-14Z',
    line: 'M10 26c-2.5 0-4-2.5-4-5s1-4 3-4 4 2.5 4 5-1 4-3 4ZM18 17c-2 0-3.5-2.5-3.5-5.5S15.5 6 17.5 6s4 2.5 4 5.5S20 17 18 17ZM30 17c2 0 3.5-2.5 3.5-5.5S32.5 6 30.5 6s-4 2.5-4 5.5S28 17 30 17ZM38 26c2.5 0 4-2.5 4-5s-1-4-3-4-4 2.5-4 5 1 4 3 4Z',
  },
  'abandoned-vehicle': {
    fill: 'M4 34v-8l6-2 5-10h17l7 10 5 3v7H4Z',
    line: 'M15 24h17M23 14v10M13 39a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM35 39a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM2 43h44',
  },
  tree: {
    fill: 'M20 27c-6 1-10-3-9-8-2-6 3-10 8-9 3-6 12-6 15 0 6 0 9 5 7 10 1 6-6 9-11 7-3 2-7 2-10 0Z',
    line: 'M26 19v24M26 31l6-6M26 27l-5-5M20 43c2-1 3-3 3-5M32 43c-2-1-3-3-3-5M8 43h32',
  },
};

const OTHER: Shape = {
  fill: 'M24 44s15-13 15-25a15 15 0 1 0-30 0c0 12 15 25 15 25Z',
  line: 'M24 11v10M24 27v.1',
};

interface Props {
  /** the service's `icon`; an unknown one gets the general sign, as does one still on its way */
  name: string;
  size?: number;
}

export function Pictogram({ name, size = 48 }: Props) {
  const more = useLater(() => import('./lazy/pictograms.ts'), !SHAPES[name]);
  const shape = SHAPES[name] ?? more?.MORE[name] ?? OTHER;
  return (
    <svg
      viewBox="0 0 48 48"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={shape.fill} class="pictogram-body" />
      <path d={shape.line} />
    </svg>
  );
}
