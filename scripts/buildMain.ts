import { build } from "#scripts/build.ts";

/** `npm run build`. */
await build();
