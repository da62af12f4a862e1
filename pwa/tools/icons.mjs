/** Draws the app's icons (PNG) from public/icon.svg with Chromium; run by hand when the drawing changes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const drawing = readFileSync(here('../public/icon.svg'), 'utf8');
/** Phones cut a maskable icon to their own shape: nothing that matters may lie outside the middle four fifths. */
const maskable = drawing
  .replace(' rx="14"', '')
  .replace('<path ', '<path transform="translate(9.6 9.6) scale(.7)" ');

/**
 * @param {string} name
 * @param {number} side in pixels
 * @param {string} svg
 */
function draw(name, side, svg) {
  const scratch = mkdtempSync(join(tmpdir(), 'icons-'));
  const page = join(scratch, 'icon.html');
  const sized = svg.replace('<svg ', `<svg width="${side}" height="${side}" `);
  writeFileSync(page, `<body style="margin:0;background:transparent">${sized}</body>`);
  const out = here(`../public/icons/${name}.png`);
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--force-device-scale-factor=1',
  ];
  const size = `--window-size=${side},${side}`;
  const clear = '--default-background-color=00000000';
  execFileSync('chromium', [...flags, size, clear, `--screenshot=${out}`, `file://${page}`], {
    stdio: 'ignore',
  });
  rmSync(scratch, { recursive: true });
}

mkdirSync(here('../public/icons'), { recursive: true });
draw('icon-192', 192, drawing);
draw('icon-512', 512, drawing);
draw('maskable-512', 512, maskable);
