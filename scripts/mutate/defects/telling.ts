import type { Defect } from "#scripts/mutate/defect.ts";

const CONSENTS = "core/message/consents.ts";
const FIELDS = "core/message/fields.ts";
const LOG = "core/message/log.ts";
const PROMOTERS = "core/message/promoterTexts.ts";
const TEXTS = "core/message/texts.ts";

/** Defects in messages: consents, what fits into a field, and what is said. */
export const TELLING: readonly Defect[] = [
  {
    file: CONSENTS,
    find: "if (consents.answers.includes(answerId)) return consents;",
    replace: "",
    says: "a repeated answer is a second consent",
  },
  {
    file: CONSENTS,
    find: 'if (results[moment] === "ban") left[moment] = 0;',
    replace: "",
    says: "who bans messages is sent some more",
  },
  {
    file: CONSENTS,
    find: "begins ? nowMs : consents.toldUntilMs",
    replace: "consents.toldUntilMs",
    says: "a new promoter is told of all that ever was",
  },
  {
    file: CONSENTS,
    find: "[moment]: left - 1",
    replace: "[moment]: left",
    says: "a consent is never used up",
  },
  {
    file: FIELDS,
    find: "kept.length + character.length > most - end.length",
    replace: "kept.length + character.length > most",
    says: "a cut text is one too long for WeChat",
  },
  {
    file: FIELDS,
    find: 'clean === "" ? kind.empty :',
    replace: "",
    says: "an empty field is sent, which WeChat refuses",
  },
  {
    file: LOG,
    find: 'state === "unclear" ? ["unclear", "sending"] : [state]',
    replace: "[state]",
    says: "staff do not find a message whose sender died",
  },
  {
    file: PROMOTERS,
    find: "wallet.availableFen + maturedFen <= 0",
    replace: "wallet.availableFen <= 0",
    says: "who owes less than came in is told of nothing",
  },
  {
    file: PROMOTERS,
    find: "waiting ?? paid",
    replace: "paid ?? waiting",
    says: "a paid withdrawal hides one that waits for its person",
  },
  {
    file: PROMOTERS,
    find: "(closedAtMs ?? 0) > since.toldUntilMs",
    replace: "(closedAtMs ?? 0) >= since.toldUntilMs",
    says: "a withdrawal is told of twice",
  },
  {
    file: TEXTS,
    find: '.replace(/,/g, "")}元`;\n\n/** The first',
    replace: "}元`;\n\n/** The first",
    says: "an amount has a comma, which WeChat refuses",
  },
  {
    file: TEXTS,
    find: "parcels.find(({ id }) => id === about) ?? parcels.at(-1)",
    replace: "parcels.at(-1)",
    says: "each parcel is told with the number of the last",
  },
  {
    file: TEXTS,
    find: "about === id || about.startsWith(`${id}/`)",
    replace: "about.startsWith(id)",
    says: "an after-sales is told with the amount of another",
  },
  {
    file: TEXTS,
    find: "refundFen + found.freightFen",
    replace: "refundFen",
    says: "a refund is told without its freight",
  },
];
