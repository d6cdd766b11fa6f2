import type { Finding } from "#core/plan/finding.ts";
import { found } from "#core/plan/lint/found.ts";
import type { Dealers, GoodsKind, Programme } from "#core/plan/programme.ts";

const RETURN_DAYS = 30; // 直销管理条例 25, as a yardstick.
const RETURN_BP = 9_000;
const FORBIDDEN: readonly GoodsKind[] = ["tobacco", "eCigarette", "prescription", "medicalDevice"];
const SPECIAL: readonly GoodsKind[] = ["healthFood", "cosmeticsForMinors"];

/** What goods are sold, and on which terms dealers buy stock. */
export function tradingFindings({ goods = [], dealers }: Programme): readonly (Finding | null)[] {
  const kinds = goods.flatMap(({ kind }, index) => {
    if (kind === undefined) return [];
    const path = `programme.goods[${index}].kind`;
    if (FORBIDDEN.includes(kind)) return [found("E141", path, { adding: kind })];
    return SPECIAL.includes(kind) ? [found("W241", path, { adding: kind })] : [];
  });
  return [...kinds, ...(dealers ? dealerFindings(dealers) : [])];
}

function dealerFindings(dealers: Dealers): readonly (Finding | null)[] {
  const { tiers = [], returnDays = 0, returnRateBp = 0, virtualStock, prepaid } = dealers;
  const status = tiers.findIndex(
    ({ forLife, recruitRight, relationPay, level }) =>
      forLife === true || recruitRight === true || relationPay === true || level !== undefined,
  );
  const recruiting = tiers.findIndex(({ recruitRight }) => recruitRight === true);
  const relation = tiers.findIndex(({ relationPay }) => relationPay === true);
  const pool = virtualStock === true ? "virtualStock" : prepaid === true ? "prepaid" : null;
  const at = (index: number) => `programme.dealers.tiers[${index}]`;
  return [
    pool ? found("E143", `programme.dealers.${pool}`) : null,
    status >= 0 ? found("E144", at(status), { adding: tiers[status]?.name ?? "" }) : null,
    recruiting >= 0 ? found("E122", `${at(recruiting)}.recruitRight`) : null,
    relation >= 0 ? found("E104", `${at(relation)}.relationPay`) : null,
    returnDays < RETURN_DAYS || returnRateBp < RETURN_BP
      ? found("E145", "programme.dealers")
      : null,
  ];
}
