import { Badge } from "../parts/badge.tsx";

const KINDS: Readonly<Record<string, "good" | "bad" | "warn">> = {
  ...{ SUCCESS: "good", ok: "good", taken: "good" },
  ...{
    NOTPAY: "warn",
    USERPAYING: "warn",
    PROCESSING: "warn",
    WAIT_USER_CONFIRM: "warn",
    waiting: "warn",
  },
  ...{ PAYERROR: "bad", ABNORMAL: "bad", FAIL: "bad", "given up": "bad" },
};

/** A state as WeChat names it. */
export function StateBadge({ state, title }: { state: string; title?: string | undefined }) {
  return (
    <span title={title}>
      <Badge kind={KINDS[state] ?? "soft"}>{state}</Badge>
    </span>
  );
}
