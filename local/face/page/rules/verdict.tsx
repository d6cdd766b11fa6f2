import type { Json } from "../jsonText.ts";
import { Badge } from "../parts/badge.tsx";
import { t } from "../words.ts";

type Span = { readonly from: number; readonly to: number };
type Step = { readonly condition: string; readonly is: string; readonly why?: string };
export type Outcome = {
  readonly allowed: boolean;
  readonly rule: string;
  readonly reason?: string;
  readonly proof?: readonly Step[];
  readonly unproven?: readonly Span[];
  readonly filter?: Json;
};

/** Allowed or refused, with the conditions that were not proven marked in the rule. */
export function Verdict({ outcome }: { outcome: Outcome }) {
  const { allowed, rule, reason, proof = [], unproven = [], filter } = outcome;
  return (
    <div class="verdict" role="status">
      <p>
        {allowed ? (
          <Badge kind="good">{t("允许", "Allowed")}</Badge>
        ) : (
          <Badge kind="bad">{t("拒绝", "Refused")}</Badge>
        )}
      </p>
      <p class="rule mono">
        {partsOf(rule, unproven).map(([text, isMarked], at) =>
          isMarked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
        )}
      </p>
      {reason !== undefined && <p>{reason}</p>}
      {filter !== undefined && (
        <p>
          {t("平台会自己加上条件：", "The platform adds by itself: ")}
          <code>{JSON.stringify(filter)}</code>
        </p>
      )}
      {proof.length > 0 && (
        <ul>
          {proof.map(({ condition, is, why }) => (
            <li key={condition}>
              <Badge kind={is === "true" || is === "proven" ? "good" : "bad"}>{stepText(is)}</Badge>{" "}
              <code>{condition}</code>
              {why !== undefined && <div class="soft">{why}</div>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function stepText(is: string): string {
  const texts: Readonly<Record<string, string>> = {
    true: t("成立", "true"),
    false: t("不成立", "false"),
    proven: t("已证明", "proven"),
    "not proven": t("未证明", "not proven"),
    unknown: t("无法判断", "unknown"),
  };
  return texts[is] ?? is;
}

/** The rule's text, cut where the marked parts begin and end. */
function partsOf(rule: string, marked: readonly Span[]): readonly (readonly [string, boolean])[] {
  const parts: (readonly [string, boolean])[] = [];
  let at = 0;
  for (const { from, to } of [...marked].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    parts.push([rule.slice(at, from), false], [rule.slice(from, to), true]);
    at = to;
  }
  return [...parts, [rule.slice(at), false] as const].filter(([text]) => text !== "");
}
