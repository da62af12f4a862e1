import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { po } from './tools/po.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The oldest browsers that get the app; older ones get the plain page inside index.html. */
const baseline = ['chrome100', 'firefox115', 'safari15.4'];
/** Where `npm run dev` finds the server: the same address as `make run`. */
const server = process.env.WELLKEPT_SERVER ?? 'http://127.0.0.1:8311';

/**
 * Code that every screen needs goes into one file: few requests matter more than few bytes on a poor line.
 * What only tickets show stays out of it.
 */
const everyScreen =
  /\/src\/(ui|i18n|shared)\/(?!lazy\/|push|Timeline|StateBadge|state\.|numberFault)|\/src\/outbox\/live|\/node_modules\/(preact|preact-iso|@preact)\//;

/** What the screens about tickets share is one file too, fetched with the first of them. */
const tickets =
  /\/src\/ui\/(numberFault|lazy\/(DidYouMean|secret|unsent|CopyButton|PrivateLink|TellMe|Uploading))|\/src\/shared\/push|\/src\/outbox\/adopt/;

/**
 * The outbox is one file as well, fetched right after the first screen; with it comes what all screens of the form
 * share.
 */
const outbox =
  /\/src\/outbox\/(?!live|transfer|adopt|unsaved)|\/node_modules\/idb\/|\/report\/(Kept|steps|words|useStep|submission|place\/point)\./;

/** Staff's own files lie apart, so that no resident's phone keeps them. */
const ofStaff = (ids: readonly string[]) => ids.some((id) => /\/pwa\/staff\//.test(id));

export default defineConfig({
  plugins: [
    preact({ reactAliasesEnabled: false, devToolsEnabled: false }),
    po(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        rollupFormat: 'iife',
        globPatterns: ['index.html', 'assets/*.{js,css}'],
        // What only plain-HTTP pages need is of no use where there is a worker
        globIgnores: ['assets/sha2*'],
        dontCacheBustURLsMatching: /^assets\//,
      },
    }),
  ],
  // Its package names the CommonJS build first, which would cost every page a helper
  resolve: { alias: [{ find: /^leaflet$/, replacement: 'leaflet/dist/leaflet-src.esm.js' }] },
  build: {
    outDir: 'dist',
    target: baseline,
    cssTarget: baseline,
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // It joins small files at the price of one more request for the report page
      experimental: { chunkOptimization: false },
      input: { residents: here('index.html'), staff: here('staff/index.html') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'app', test: everyScreen },
            { name: 'outbox', test: outbox },
            { name: 'tickets', test: tickets },
          ],
        },
        chunkFileNames: (chunk) => {
          const [, language] = /\/locales\/([\w-]+)\/app\.po$/.exec(chunk.facadeModuleId ?? '') ?? [];
          if (language) return `assets/words-${language}-[hash].js`;
          return `assets/${ofStaff(chunk.moduleIds) ? 'staff/' : ''}[name]-[hash].js`;
        },
        entryFileNames: (chunk) => `assets/${chunk.name === 'staff' ? 'staff/' : ''}[name]-[hash].js`,
        assetFileNames: ({ originalFileNames }) =>
          `assets/${ofStaff(originalFileNames.map((name) => `/pwa/${name}`)) ? 'staff/' : ''}[name]-[hash][extname]`,
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/photos': server, '/healthz': server } },
  test: { include: ['tests/**/*.test.{ts,tsx}'] },
});
