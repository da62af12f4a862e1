/** Prints what the first load of a screen weighs on the wire (gzip), and fails when the report page is over its budget. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET = { bytes: 45_000, requests: 8 };
/** What a page asks for beyond its own files: the city and one more answer of the server. */
const OTHER_REQUESTS = 2;
const dist = pathToFileURL(`${process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url))}/`);

/** @typedef {{ file: string, css?: string[], imports?: string[] }} Chunk */
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/**
 * A chunk, its style sheets and everything that it imports at once.
 * @param {string} name
 * @returns {string[]}
 */
function filesOf(name) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`The build has no ${name}.`);
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap(filesOf)];
}

/** @param {string} file */
const weight = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

/** @param {string[]} names */
function load(...names) {
  const files = [...new Set(['index.html', ...names.flatMap(filesOf)])];
  const bytes = files.reduce((sum, file) => sum + weight(file), 0);
  return { files, bytes, requests: files.length + OTHER_REQUESTS };
}

const home = load('index.html', 'src/features/home/Home.tsx');
const report = load('index.html', 'src/features/report/Report.tsx');
const ticket = load('index.html', 'src/features/ticket/Ticket.tsx');
for (const [name, { bytes, requests }] of Object.entries({ home, report, ticket })) {
  console.log(`${name.padEnd(8)} ${(bytes / 1000).toFixed(1)} kB gzip, ${requests} requests`);
}
for (const file of report.files) console.log(`  ${(weight(file) / 1000).toFixed(1).padStart(5)} kB  ${file}`);
if (report.bytes > BUDGET.bytes || report.requests > BUDGET.requests) {
  console.error(
    `The report page is over its budget of ${BUDGET.bytes} bytes and ${BUDGET.requests} requests.`,
  );
  process.exit(1);
}
