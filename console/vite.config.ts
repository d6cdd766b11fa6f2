import { defineConfig } from "vite";

/** Small modules that most screens use: by themselves each would be a file of a few hundred bytes. */
const KIT =
  /console\/(services\/|lib\/(?!echarts|files|english\/)|parts\/(?!wordsCities|wordsRegions)(Amount|Field|Figure|Grid|Loaded|Nothing|Page|Problem|Turn|Waiting|When|useEscape|\w*[wW]ords\w*)\.)/;
/** The list that nearly every screen behind the menu is, with its dialogs and all that they take of TDesign: one file. */
const LIST =
  /console\/parts\/(ListPage|Export\w*|Danger|FormDialog|TypedDialog|LevelPick|TextFilter|Promoter)\./;

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
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], priority: 3 },
            { name: "kit", test: KIT, minShareCount: 2, priority: 2 },
            { name: "list", test: LIST, priority: 1 },
          ],
        },
      },
    },
  },
});
