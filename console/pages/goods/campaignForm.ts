import type { Fen } from "#core/money.ts";
import type { Reduction, Scope } from "#core/shop/shop.ts";
import type { CampaignDraft, StaffCampaign } from "../../services/checkout.ts";
import { fenOf, rateOf, yuan } from "../../lib/money.ts";
import { wholeOf } from "../../lib/typed.ts";

export type { Reduction, Scope };
type Kind =
  "wrongAmount" | "wrongRate" | "wrongWhole" | "wrongTime" | "tooMuch" | "tooEarly" | "noName";
/** What is wrong, by its place in the request. */
export type Wrong = Readonly<Record<string, Kind>>;

/** A campaign as it is typed. */
export type CouponForm = {
  readonly campaignId: string;
  readonly name: string;
  readonly scope: Scope;
  readonly from: string;
  readonly kind: "amount" | "rate";
  readonly off: string;
  readonly most: string;
  readonly takeFromMs: number | null;
  readonly takeUntilMs: number | null;
  readonly goodKind: "days" | "until";
  readonly days: string;
  readonly untilMs: number | null;
  readonly perPerson: string;
  readonly total: string;
};

export const emptyCoupon = (campaignId: string, nowMs: number): CouponForm => ({
  ...{ campaignId, name: "", scope: { kind: "all" }, from: "0", kind: "amount", off: "" },
  ...{ most: "", takeFromMs: nowMs, takeUntilMs: null, goodKind: "days", days: "30" },
  ...{ untilMs: null, perPerson: "1", total: "" },
});

const typed = (fen: number): string => yuan(fen).replaceAll(",", "");

export function couponForm(known: StaffCampaign): CouponForm {
  const { _id: campaignId, name, scope, off, good, takeFromMs, takeUntilMs } = known;
  return {
    ...{ campaignId, name, scope, from: typed(known.fromFen), kind: off.kind },
    off: off.kind === "amount" ? typed(off.offFen) : typed(off.offBp),
    most: off.kind === "rate" ? typed(off.mostFen) : "",
    ...{ takeFromMs, takeUntilMs, goodKind: "days" in good ? "days" : "until" },
    days: "days" in good ? String(good.days) : "",
    untilMs: "untilMs" in good ? good.untilMs : null,
    ...{
      perPerson: String(known.perPerson),
      total: known.total === null ? "" : String(known.total),
    },
  };
}

/** Reads what was typed, and remembers what is wrong by its place. */
function reader() {
  const wrong: Record<string, Kind> = {};
  const read = (place: string, value: number | null, kind: Kind): number => {
    if (value === null) wrong[place] = kind;
    return value ?? 0;
  };
  return {
    wrong: wrong as Wrong,
    amount: (place: string, text: string) => read(place, fenOf(text), "wrongAmount"),
    rate: (place: string, text: string) => read(place, rateOf(text), "wrongRate"),
    whole: (place: string, text: string) => read(place, wholeOf(text), "wrongWhole"),
    time: (place: string, atMs: number | null) => read(place, atMs, "wrongTime"),
  };
}

/** `isFixed`: what was promised stays, so it is not judged any more. */
export function couponDraft(
  form: CouponForm,
  isFixed = false,
): {
  readonly draft: CampaignDraft;
  readonly wrong: Wrong;
} {
  const { campaignId, name, scope, kind, goodKind } = form;
  const { wrong, amount, rate, whole, time } = reader();
  const draft = {
    ...{ campaignId, name: name.trim(), scope, fromFen: amount("fromFen", form.from) },
    off:
      kind === "amount"
        ? { kind, offFen: amount("off.offFen", form.off) }
        : {
            ...{ kind, offBp: rate("off.offBp", form.off) },
            mostFen: amount("off.mostFen", form.most),
          },
    takeFromMs: time("takeFromMs", form.takeFromMs),
    takeUntilMs: time("takeUntilMs", form.takeUntilMs),
    good:
      goodKind === "days"
        ? { days: whole("good.days", form.days) }
        : { untilMs: time("good.untilMs", form.untilMs) },
    perPerson: whole("perPerson", form.perPerson),
    total: form.total.trim() === "" ? null : whole("total", form.total),
  };
  const { off, fromFen, takeFromMs, takeUntilMs } = draft;
  const isOver = !isFixed && off.kind === "amount" && fromFen > 0 && off.offFen > fromFen;
  const isBefore = takeUntilMs !== 0 && takeUntilMs <= takeFromMs;
  const odd: Wrong = {
    ...(isOver ? { "off.offFen": "tooMuch" } : {}),
    ...(isBefore ? { takeUntilMs: "tooEarly" } : {}),
    ...(draft.name === "" ? { name: "noName" } : {}),
  };
  return { draft: draft as CampaignDraft, wrong: { ...odd, ...wrong } };
}

export type ReductionForm = {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  readonly steps: readonly { readonly from: string; readonly off: string }[];
};

export const emptyReduction = (id: string, nowMs: number): ReductionForm => ({
  ...{ id, name: "", scope: { kind: "all" }, fromMs: nowMs, untilMs: null },
  steps: [{ from: "", off: "" }],
});

export const reductionForm = ({ steps, ...rest }: Reduction): ReductionForm => ({
  ...rest,
  steps: steps.map(({ fromFen, offFen }) => ({ from: typed(fromFen), off: typed(offFen) })),
});

export function reductionDraft(form: ReductionForm): {
  readonly draft: Reduction;
  readonly wrong: Wrong;
} {
  const { wrong, amount, time } = reader();
  const { id, name, scope } = form;
  const draft = {
    ...{ id, name: name.trim(), scope, fromMs: time("fromMs", form.fromMs) },
    untilMs: time("untilMs", form.untilMs),
    steps: form.steps.map(({ from, off }, at) => ({
      fromFen: amount(`steps.${at}.fromFen`, from) as Fen,
      offFen: amount(`steps.${at}.offFen`, off) as Fen,
    })),
  };
  const odd = Object.fromEntries([
    ...draft.steps.flatMap(({ fromFen, offFen }, at): [string, Kind][] =>
      fromFen > 0 && offFen > fromFen ? [[`steps.${at}.offFen`, "tooMuch"]] : [],
    ),
    ...(draft.untilMs !== 0 && draft.untilMs <= draft.fromMs
      ? [["untilMs", "tooEarly"] as [string, Kind]]
      : []),
    ...(draft.name === "" ? [["name", "noName"] as [string, Kind]] : []),
  ]);
  return { draft, wrong: { ...odd, ...wrong } };
}

export type CampaignState = "planned" | "open" | "over" | "ended" | "gone";
export function campaignState(
  one: Pick<StaffCampaign, "isEnded" | "takeFromMs" | "takeUntilMs" | "left">,
  nowMs: number,
): CampaignState {
  if (one.isEnded) return "ended";
  if (nowMs < one.takeFromMs) return "planned";
  if (nowMs >= one.takeUntilMs) return "over";
  return one.left === 0 ? "gone" : "open";
}

export const reductionState = (
  { fromMs, untilMs }: Pick<Reduction, "fromMs" | "untilMs">,
  nowMs: number,
): CampaignState => (nowMs < fromMs ? "planned" : nowMs < untilMs ? "open" : "over");
