import { defineConfig } from "vite";

/** `npx vite build console`: static files that run under any path of CloudBase's hosting. */
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../dist/console",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    // One look of TDesign for all pages: pages that are opened later bring their own parts of it.
    cssCodeSplit: true,
    chunkSizeWarningLimit: 800,
  },
});
