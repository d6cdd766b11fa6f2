import { bindingAt } from "#core/attribution/bind.ts";
import { explain } from "#core/attribution/explain.ts";
import { instant, NUMBERS, spelled, told } from "#core/attribution/testing/story.ts";
import type { AttributionPolicy } from "#core/plan/plan.ts";

/**
 * Goal: each policy on one screen, what it refuses as much as what it takes. Every line is asked about
 * at its own moment, knowing the lines before. clickDays 7, orderDays 30, protectDays 7.
 */
const STORIES: [title: string, AttributionPolicy["policy"], string][] = [
  [
    "extend: the owner's own scan renews, a payment extends, others wait for the protection to end",
    "extend",
    `
      at      event      owner  until  verdict
      d0-1    -          -      -      -
      d0      scan:A     A      d7     bound
      d2      scan:B     A      d7     protected
      d3      scan:A     A      d10    bound
      d5      pay        A      d35    -
      d6      scan:A     A      d35    bound
      d12     scan:B     A      d35    protected
      d13     scan:B     A      d35    protected
      d13+1   scan:B     B      d20+1  bound
      d20     -          B      d20+1  -
      d20+1   -          -      -      -
      d20+1   pay        -      -      -
      d21     scan:A     A      d28    bound
    `,
  ],
  [
    "extend: the protection counts from the last payment when that is later, bound or not",
    "extend",
    `
      at      event      owner  until  verdict
      d0      pay        -      -      -
      d1      scan:A     A      d8     bound
      d7      pay        A      d37    -
      d14     scan:B     A      d37    protected
      d14+1   scan:B     B      d21+1  bound
    `,
  ],
  [
    "extend: a payment never shortens, and one in the millisecond of the end comes too late",
    "extend",
    `
      at      event      owner  until  verdict
      d0      scan:A     A      d7     bound
      d7      pay        -      -      -
      d8      scan:B     B      d15    bound
      d15-1   pay        B      d45-1  -
      d20     plan:last  B      d45-1  -
      d21     pay        B      d45-1  -
      d22     scan:B     B      d29    bound
    `,
  ],
  [
    "first: whoever has the fan keeps him to the end, without renewal",
    "first",
    `
      at      event      owner  until  verdict
      d0      scan:A     A      d7     bound
      d3      scan:A     A      d7     owned
      d4      scan:B     A      d7     owned
      d5      pay        A      d7     -
      d7-1    scan:B     A      d7     owned
      d7      -          -      -      -
      d7      scan:B     B      d14    bound
    `,
  ],
  [
    "last: the newest scan has the fan; payments change nothing",
    "last",
    `
      at      event      owner  until  verdict
      d0      scan:A     A      d7     bound
      d1      pay        A      d7     -
      d2      scan:B     B      d9     bound
      d2      scan:A     A      d9     bound
      d9      -          -      -      -
    `,
  ],
  [
    "permanent: the first one for ever, even when he is banned",
    "permanent",
    `
      at      event      owner  until  verdict
      d0      scan:C     C      ever   bound
      d1      scan:B     C      ever   owned_once
      d2      pay        C      ever   -
      d3000   scan:B     C      ever   owned_once
      d3001   ban:C      -      -      -
      d3002   scan:B     -      -      owned_once
    `,
  ],
  [
    "nobody is bound by a code that is unknown, not yet approved, one's own, or of a banned promoter",
    "last",
    `
      at      event      owner  until  verdict
      d0      scan:none  -      -      promoter_unknown
      d2-1    scan:late  -      -      not_approved
      d2      scan:late  late   d9     bound
      d3      scan:self  late   d9     own_code
      d4      ban:A      late   d9     -
      d4      scan:A     late   d9     promoter_banned
    `,
  ],
  [
    "a ban ends a binding from its millisecond, and frees the fan",
    "first",
    `
      at      event      owner  until  verdict
      d0      scan:A     A      d7     bound
      d3      ban:A      -      -      -
      d3      scan:B     B      d10    bound
    `,
  ],
  [
    "a ban ends a protected binding too, and no payment revives it",
    "extend",
    `
      at      event      owner  until  verdict
      d0      scan:A     A      d7     bound
      d1      ban:A      -      -      -
      d2      pay        -      -      -
      d2      scan:B     B      d32    bound
    `,
  ],
  [
    "each event follows the plan of its moment; what was bound keeps its end",
    "extend",
    `
      at      event           owner  until  verdict
      d0      scan:A          A      d7     bound
      d1      plan:last       A      d7     -
      d1      scan:B          B      d8     bound
      d2      plan:permanent  B      d8     -
      d2      scan:A          B      d8     owned_once
      d8      scan:A          -      -      owned_once
      d9      plan:first      -      -      -
      d9      scan:A          A      d16    bound
    `,
  ],
  [
    "a binding for ever stays so under the next plan, until it is bound anew",
    "permanent",
    `
      at      event           owner  until  verdict
      d0      scan:A          A      ever   bound
      d1      plan:extend     A      ever   -
      d2      scan:A          A      ever   bound
      d3      pay             A      ever   -
      d10+1   scan:B          B      d17+1  bound
    `,
  ],
];

it.each(STORIES)("%s", (_, policy, text) => {
  const [, ...lines] = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const events: { atMs: number; event: string }[] = [];
  for (const [at = "", event = "", owner = "", until = "", verdict = ""] of lines) {
    const atMs = instant(at);
    events.push({ atMs, event });
    const { history, policyAt } = told(policy, events);
    const binding = bindingAt(history, policyAt, atMs);
    const explained = explain(history, policyAt, atMs);
    const name = Object.keys(NUMBERS).find((one) => NUMBERS[one] === binding?.promoterNumber);
    const judged = event.startsWith("scan") ? explained.touches.at(-1)?.verdict : "-";
    expect([at, event, name ?? "-", binding ? spelled(binding.untilMs) : "-", judged]).toEqual([
      at,
      event,
      owner,
      until,
      verdict,
    ]);
    expect(explained.standing === "in_force").toBe(binding !== null);
    expect(binding?.promoterId ?? null).toBe(binding ? `o_${name}` : null);
  }
});
