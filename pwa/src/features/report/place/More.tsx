/** The parts of the place that come once something is known of it. */
export { AreaPicker } from './AreaPicker.tsx';
export { Found } from './Found.tsx';
export { Lookup } from './Lookup.tsx';
export { isNewsThatUnknown } from './looked.ts';
export { OnTheMap } from './OnTheMap.tsx';
