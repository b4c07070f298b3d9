// The script of the copy on a stick: one classic script with all that it needs, since a page opened from a file may
// load no module.
import { dirname, resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

const site = resolve(import.meta.dirname, "src/packs.ts");
const stick = resolve(import.meta.dirname, "src/offline/packs.ts");

// What fetches packs gives its place to what finds them in the page.
const packsInThePage: Plugin = {
  name: "packs-in-the-page",
  enforce: "pre",
  resolveId(source, importer) {
    return importer !== undefined && resolve(dirname(importer), source) === site ? stick : null;
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [packsInThePage],
  build: {
    outDir: "dist-offline",
    emptyOutDir: true,
    target: "es2020",
    reportCompressedSize: false,
    rolldownOptions: {
      input: "src/offline.ts",
      output: { format: "iife", entryFileNames: "offline.js" },
    },
  },
});
