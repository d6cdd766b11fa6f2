import type { Defect } from "#scripts/mutate/defect.ts";

const APPOINT = "core/people/appoint.ts";
const POST = "core/people/post.ts";

/** Defects in who holds a post, since when and until when. */
export const POSTS: readonly Defect[] = [
  {
    file: APPOINT,
    find: 'if (isBannedAt(promoter, nowMs)) return err({ code: "promoter_banned" });',
    replace: "",
    says: "a banned person is given a post",
  },
  {
    file: APPOINT,
    find: "asked.fromMs < held.untilMs",
    replace: "asked.fromMs <= held.untilMs",
    says: "who follows on the instant of the end is refused",
  },
  {
    file: APPOINT,
    find: "held.fromMs < asked.untilMs",
    replace: "held.fromMs <= asked.untilMs",
    says: "a term may not end when the next one begins",
  },
  {
    file: APPOINT,
    find: 'role === "holder" || one.promoterId === promoterId',
    replace: "one.promoterId === promoterId",
    says: "two people hold one region",
  },
  {
    file: APPOINT,
    find: 'if (fromMs < nowMs) return err({ code: "term_in_past" });',
    replace: "",
    says: "a post is given for the past",
  },
  {
    file: APPOINT,
    find: 'if (atMs < nowMs) return err({ code: "term_in_past" });',
    replace: "",
    says: "somebody is dismissed for the past",
  },
  {
    file: APPOINT,
    find: "Math.max(term.fromMs, atMs)",
    replace: "atMs",
    says: "a term that never began ends before its beginning",
  },
  {
    file: APPOINT,
    find: "(untilMs <= atMs || untilMs === fromMs)",
    replace: "(untilMs < atMs || untilMs === fromMs)",
    says: "a term goes on for the millisecond of its end",
  },
  {
    file: APPOINT,
    find: "(untilMs <= atMs || untilMs === fromMs)",
    replace: "untilMs <= atMs",
    says: "a term that was called off still counts",
  },
  {
    file: APPOINT,
    find: "if (held.fromMs === held.untilMs) return false;",
    replace: "",
    says: "a term that was called off keeps others out",
  },
  {
    file: APPOINT,
    find: "present >= STAFF_MAX",
    replace: "present > STAFF_MAX",
    says: "a store has one too many of its staff",
  },
  {
    file: APPOINT,
    find: "terms.filter((one) => !isOver(one, nowMs)).length",
    replace: "terms.length",
    says: "who left a store takes the place of another",
  },
  {
    file: APPOINT,
    find: "if (district && !city) return null;",
    replace: "",
    says: "a district of no city is a region",
  },
  {
    file: POST,
    find: "fromMs <= atMs",
    replace: "fromMs < atMs",
    says: "a post begins a millisecond late",
  },
  {
    file: POST,
    find: "atMs < untilMs",
    replace: "atMs <= untilMs",
    says: "a post ends a millisecond late",
  },
  {
    file: POST,
    find: 'region.slice(end - 2, end) === "00"',
    replace: 'region === ""',
    says: "an address without a district has one",
  },
];
