// Packs what the build made, so that the server only has to hand it out: a .gz and a .br beside each text file.
// After the build, not within it: the service worker is written last of all.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const DIST = process.argv[2] ?? 'dist';
const TEXT = /\.(html|js|css|svg|json|webmanifest)$/;
const WORTH_IT = 512;

const names = await readdir(DIST, { recursive: true });
await Promise.all(
  names
    .filter((name) => TEXT.test(name))
    .map(async (name) => {
      const path = join(DIST, name);
      const data = await readFile(path);
      if (data.length < WORTH_IT) return;
      const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
      await writeFile(`${path}.br`, await promisify(brotliCompress)(data, brotli));
      await writeFile(`${path}.gz`, await promisify(gzip)(data, { level: 9 }));
    }),
);
