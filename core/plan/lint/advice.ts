import type { Finding } from "#core/plan/finding.ts";
import { found } from "#core/plan/lint/found.ts";
import type { Plan } from "#core/plan/plan.ts";
import { selfPurchaseWitness } from "#core/plan/witness.ts";

const RETURN_DAYS = 7; // 消费者权益保护法 25: goods bought at a distance may be returned this long.
const TRANSFER_MIN_FEN = 10; // 微信商家转账: nothing smaller is sent.
const YEAR_DAYS = 365;

/** When commission matures. */
export function freezeFindings({ freezeDays, noReceiptDays }: Plan): readonly (Finding | null)[] {
  return [
    noReceiptDays === 0 || noReceiptDays < freezeDays ? found("E130", "noReceiptDays") : null,
    freezeDays < RETURN_DAYS ? found("E131", "freezeDays") : null,
  ];
}

/** Own purchases, payouts, tax, and how long fans are bound. */
export function adviceFindings(plan: Plan): readonly (Finding | null)[] {
  const { policy, clickDays, orderDays } = plan.attribution;
  const forever = policy === "permanent" || clickDays > YEAR_DAYS || orderDays > YEAR_DAYS;
  return [
    plan.selfPurchase === "level1"
      ? found("W205", "selfPurchase", { witness: selfPurchaseWitness(plan) })
      : null,
    plan.withdrawal.minFen < TRANSFER_MIN_FEN ? found("W330", "withdrawal.minFen") : null,
    taxFinding(plan),
    forever ? found("W360", "attribution") : null,
  ];
}

/** A tax mode that does not fit to whose shop it is. Who has counsel has asked already. */
function taxFinding({ tax, declaration, programme }: Plan): Finding | null {
  const isPlatform = programme?.seller?.platform;
  if (isPlatform === true) {
    const wrong = {
      zh: "多商户平台通常须按互联网平台企业累计预扣，tax 却为 labour。",
      en: "A platform of many merchants usually withholds cumulatively, but tax is labour.",
    };
    return tax === "labour" ? found("W350", "tax", { wrong }) : null;
  }
  return tax === "platform" && declaration === null ? found("W350", "tax") : null;
}
