// The scripts of the pages: one small file for each part, named by its content, the same bytes at each build.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig } from "vite";
import type { Plugin } from "vite";

const names = {
  entryFileNames: "[hash:16].js",
  chunkFileNames: "[hash:16].js",
  assetFileNames: "[hash:16][extname]",
};

// Each file with its compressed forms beside: the site only sends bytes.
const compressed: Plugin = {
  name: "compressed",
  apply: "build",
  writeBundle(options, bundle) {
    for (const name of Object.keys(bundle).filter((each) => /\.(js|css)$/.test(each))) {
      const path = join(options.dir ?? "", name);
      const bytes = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
};

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [compressed],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2020",
    manifest: "manifest.json",
    license: { fileName: "licences.md" },
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500, // the map's library, loaded when a person asks for a map
    rolldownOptions: {
      input: { exit: "src/exit.ts", search: "src/search.ts", map: "src/map/entry.ts" },
      output: names,
    },
  },
  worker: { format: "es", rolldownOptions: { output: names } },
});
