// The scripts of the pages: one small file for each part, named by its content, the same bytes at each build.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig } from "vite";
import type { Plugin } from "vite";

// None needs a file of another: what a page loads first is whole, and has no other file to wait for.
const entries = { exit: "src/exit.ts", search: "src/search.ts", point: "src/point.ts" };

const names = {
  entryFileNames: "[hash:16].js",
  chunkFileNames: "[hash:16].js",
  assetFileNames: "[hash:16][extname]",
};

// Beside each file its compressed forms, since the site only sends bytes; and `entries.json`, the file of each part.
const forTheSite: Plugin = {
  name: "for-the-site",
  apply: "build",
  writeBundle(options, bundle) {
    const folder = options.dir ?? "";
    for (const name of Object.keys(bundle).filter((each) => /\.(js|css)$/.test(each))) {
      const bytes = readFileSync(join(folder, name));
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
    const parts = Object.values(bundle).filter((file) => file.type === "chunk" && file.isEntry && file.name in entries);
    const files = Object.fromEntries(parts.map((part) => [part.name, part.fileName]));
    writeFileSync(join(folder, "entries.json"), `${JSON.stringify(files, Object.keys(entries).sort(), 1)}\n`);
  },
};

// All that the search needs goes with it; what is asked for later takes from it what they share.
const whole = { name: "search", test: /src\/search\.ts$/ };

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [forTheSite],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2020",
    license: { fileName: "licences.md" },
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500, // the map's library, loaded when a person asks for a map
    rolldownOptions: {
      input: entries,
      output: { ...names, codeSplitting: { groups: [whole] } },
    },
  },
  worker: { format: "es", rolldownOptions: { output: names } },
});
