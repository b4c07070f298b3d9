// The page of the place-search bench: ours and three libraries in one script (bench/browser_search.py says where to).
import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  build: {
    target: "es2020",
    emptyOutDir: true,
    reportCompressedSize: false,
    rolldownOptions: { input: "bench/place_search.ts", output: { entryFileNames: "bench.js" } },
  },
});
