export interface Size {
  width: number;
  height: number;
}

const FIRST_FRAME = 0xc0;
const LAST_FRAME = 0xcf;
const SCAN = 0xda;
/** Markers between the frames' that mean something else: Huffman tables, an extension, arithmetic coding. */
const NOT_FRAMES = [0xc4, 0xc8, 0xcc];

/**
 * Width and height in pixels as a JPEG's or PNG's header states them, before any turning; null for other files.
 * Known beforehand, a huge picture can be decoded small instead of filling the phone's memory.
 */
export function headerSize(bytes: ArrayBuffer): Size | null {
  const view = new DataView(bytes);
  if (view.byteLength > 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  return view.byteLength > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : null;
}

function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= FIRST_FRAME && marker <= LAST_FRAME;
    if (isFrame && !NOT_FRAMES.includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    if (marker === SCAN) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
