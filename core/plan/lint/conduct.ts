import type { Finding } from "#core/plan/finding.ts";
import { found, yuan } from "#core/plan/lint/found.ts";
import { promisesIncome } from "#core/plan/lint/slogans.ts";
import type { Programme, Seller } from "#core/plan/programme.ts";

/** What is said and shown, whose money it is, and who takes part. */
export function conductFindings(programme: Programme): readonly (Finding | null)[] {
  const { balance = {}, seller, fans, lottery, persons = [], groups = [] } = programme;
  const use = (["spend", "topUp", "transfer", "interest"] as const).find((one) => balance[one]);
  const seen = (["contact", "exports"] as const).find((one) => fans?.[one]);
  const firms = groups.findIndex(({ kind }) => kind === "businesses");
  return [
    ...copyFindings(programme),
    use ? found("E160", `programme.balance.${use}`) : null,
    ...(seller ? sellerFindings(seller) : []),
    seen && fans?.separateConsent !== true ? found("E180", `programme.fans.${seen}`) : null,
    firms >= 0 ? found("W240", `programme.groups[${firms}]`) : null,
    lottery ? found("W242", "programme.lottery", { adding: yuan(lottery.prizeFen) }) : null,
    persons[0] ? found("W243", "programme.persons", { adding: persons.join(", ") }) : null,
    programme.monthCapFen === null ? found("W320", "programme.monthCapFen") : null,
  ];
}

function copyFindings({ copy }: Programme): readonly (Finding | null)[] {
  const { slogans = [], poster } = copy ?? {};
  const index = slogans.findIndex(promisesIncome);
  const isMarked = poster?.marksAd === true && poster.namesSeller === true;
  return [
    index >= 0
      ? found("E150", `programme.copy.slogans[${index}]`, { adding: slogans[index] ?? "" })
      : null,
    poster && !isMarked ? found("W260", "programme.copy.poster") : null,
  ];
}

/** The seller's papers, and whether all money goes through its own hands. */
function sellerFindings({ name, licence, agreement, collects, pays }: Seller) {
  const missing = licence === undefined ? "licence" : agreement === undefined ? "agreement" : null;
  const other = (["collects", "pays"] as const).find((one) => {
    const who = { collects, pays }[one];
    return who !== undefined && who !== name;
  });
  return [
    other ? found("E161", `programme.seller.${other}`) : null,
    missing ? found("E170", `programme.seller.${missing}`) : null,
  ];
}
