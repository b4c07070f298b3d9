// The scripts of the pages: one small file for each part, named by its content, the same bytes at each build.
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2020",
    manifest: "manifest.json",
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { exit: "src/exit.ts", search: "src/search.ts" },
      output: {
        entryFileNames: "[hash:16].js",
        chunkFileNames: "[hash:16].js",
        assetFileNames: "[hash:16][extname]",
      },
    },
  },
  test: { include: ["test/**/*.test.ts"] },
});
