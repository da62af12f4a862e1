import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The oldest browsers that get the app; older ones get the plain page inside index.html. */
const baseline = ['chrome100', 'firefox115', 'safari15.4'];
/** Where `npm run dev` finds the server: the same address as `make run`. */
const server = process.env.WELLKEPT_SERVER ?? 'http://127.0.0.1:8311';

/** Code that every screen needs goes into one file: few requests matter more than few bytes on a poor line. */
const everyScreen = /\/src\/(ui|i18n|shared)\/(?!lazy\/)|\/node_modules\/(preact|preact-iso|@preact)\//;

export default defineConfig({
  plugins: [
    preact({ reactAliasesEnabled: false, devToolsEnabled: false }),
    compression({
      algorithms: [defineAlgorithm('gzip', { level: 9 }), 'brotliCompress'],
      include: /\.(html|js|css|svg|json|webmanifest)$/,
      threshold: 200,
    }),
  ],
  build: {
    outDir: 'dist',
    target: baseline,
    cssTarget: baseline,
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { residents: here('index.html'), staff: here('staff/index.html') },
      output: { codeSplitting: { groups: [{ name: 'app', test: everyScreen }] } },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/photos': server, '/healthz': server } },
  test: { include: ['tests/**/*.test.{ts,tsx}'] },
});
