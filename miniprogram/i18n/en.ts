import type { zh } from "./zh";

export const en: typeof zh = {
  home: {
    title: "Home",
    search: "Search products",
    all: "All",
    empty: "Nothing is on sale yet",
    emptyHint: "Come back in a while",
  },
};
