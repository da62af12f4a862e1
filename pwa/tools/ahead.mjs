// Writes down what each address of the app will ask for, so that the server can say so with the page itself and a phone
// asks for all of it at once instead of finding it out file by file. After the build, which knows the files' names.
import { readFile, writeFile } from 'node:fs/promises';

const DIST = process.argv[2] ?? 'dist';

/** @typedef {{ file: string, css?: string[], imports?: string[] }} Chunk */
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(await readFile(`${DIST}/.vite/manifest.json`, 'utf8'));

/**
 * A chunk and all that it imports.
 * @param {string} name
 * @returns {string[]}
 */
function filesOf(name) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`The build has no ${name}.`);
  return [chunk.file, ...(chunk.imports ?? []).flatMap(filesOf)];
}

const ENTRY = 'index.html';
const withEveryPage = new Set(filesOf(ENTRY));

/** @param {string} file */
const module = (file) => `</${file}>; rel=modulepreload; crossorigin`;

/** @param {string} name */
const code = (name) => [...new Set(filesOf(name))].filter((file) => !withEveryPage.has(file)).map(module);

/** First what the first paint waits for: without HTTP/2 a browser has six lines, and whoever is named last queues. */
const styles = Object.keys(manifest)
  .filter((name) => withEveryPage.has(manifest[name]?.file ?? ''))
  .flatMap((name) => manifest[name]?.css ?? [])
  .map((file) => `</${file}>; rel=preload; as=style; crossorigin`);
const shell = [...styles, ...[...withEveryPage].reverse().map(module)];

/** @param {string} path with {language} and {name} to be put in by the server */
const answer = (path) => `</api/v1/${path}?lang={language}>; rel=preload; as=fetch; crossorigin`;

const report = code('src/features/report/Report.tsx');

/** By the beginning of an address; the longest that fits counts, and {name} is the part that follows it. */
const routes = {
  '': [...shell, ...code('src/features/home/Home.tsx'), answer('city'), answer('services')],
  report: [...shell, ...report, answer('services/{name}'), answer('city')],
  'report/show-us': [...shell, ...report, answer('city')],
  answers: [...shell, ...code('src/features/answers/Answers.tsx'), answer('answers/{name}'), answer('city')],
  ticket: [...shell, ...code('src/features/ticket/Ticket.tsx'), answer('city')],
};

/** @type {Record<string, string[]>} */
const languages = { en: [] };
for (const name of Object.keys(manifest)) {
  const [, language] = /\/locales\/([\w-]+)\/app\.po$/.exec(name) ?? [];
  if (language) languages[language] = code(name);
}

await writeFile(`${DIST}/.vite/ahead.json`, JSON.stringify({ routes, languages }));
