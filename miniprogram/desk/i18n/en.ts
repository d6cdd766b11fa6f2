import type { zh } from "./zh";

export const en: typeof zh = {
  desk: {
    title: "Hand over",
    none: "You do not work in a store yet",
    noneHint: "Ask the brand to add you to a store",
    back: "Back",
    change: "Other store",
    scan: "Scan a pickup code",
    code: "Ten digits of the code",
    find: "Find",
    handOver: "Handed over",
    notNow: "Not now",
    sure: "{pieces} pieces: were they handed over?",
    handedOver: "Done",
    waiting: "To collect",
    today: "Collected today",
    noneWaiting: "Nobody waits",
    noneToday: "Nobody came today",
  },
  card: {
    gift: "Gift",
    note: "Note: ",
  },
};
