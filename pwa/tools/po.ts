/** The build step of languages: each .po file becomes one small module, with only the words that the app shows. */
import { po as catalogs } from 'gettext-parser';
import type { Plugin } from 'vite';

/** What a plural rule may be made of: a C expression over n, which is JavaScript as well. */
const RULE = /plural=([n0-9\s()<>=!?:%&|]+);?/;

/**
 * The module of one .po file: `words`, text → translation (plurals: a list of forms), and `plural`, the file's own
 * rule for which form a number takes. Texts that only the server says are left out. Throws where the rule is none.
 */
export function moduleOf(file: string): string {
  const { headers, translations } = catalogs.parse(file);
  const rule = RULE.exec(headers['Plural-Forms'] ?? '')?.[1];
  if (!rule) throw new Error('The header Plural-Forms is missing or not a plain C expression.');
  const shown = Object.values(translations[''] ?? {}).filter(
    ({ comments, msgid }) => msgid && comments?.reference?.includes('pwa/'),
  );
  const words = shown.map(({ msgid, msgid_plural, msgstr }) => [msgid, msgid_plural ? msgstr : msgstr[0]]);
  return [
    `export const words = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(words)))});`,
    `export const plural = (n) => Number(${rule.trim()});`,
  ].join('\n');
}

/** What a language says while its words are not there. */
const REGRET = 'This language could not be fetched. With a connection, please try again.';

/** The module with the one text that is known of a language before it is fetched. */
function regretOf(file: string): string {
  const text = catalogs.parse(file).translations['']?.[REGRET]?.msgstr[0];
  if (!text) throw new Error(`A translation is missing: ${REGRET}`);
  return `export default ${JSON.stringify(text)};`;
}

/** Lets `import('…/app.po')` work, and `import('…/app.po?regret')`. */
export function po(): Plugin {
  return {
    name: 'wellkept-po',
    transform(code, id) {
      if (id.endsWith('.po')) return { code: moduleOf(code), map: null };
      return id.endsWith('.po?regret') ? { code: regretOf(code), map: null } : null;
    },
  };
}
