type Sentences = Readonly<Record<string, string>>;

/** Whose fan somebody is and why: in Chinese the function says it itself. */
const zh = { standings: {} as Sentences, verdicts: {} as Sentences };

/** As core/attribution/explain.ts has them. */
const en: typeof zh = {
  standings: {
    never_bound: "Never was a promoter's fan; the brand's.",
    in_force: "A promoter's fan, and the time is not over.",
    expired: "The time is over; now the brand's.",
    promoter_banned: "The promoter has left or was banned; now the brand's.",
    recommendation_off:
      "Switched recommendations off: codes are not recorded, orders are the brand's.",
  },
  verdicts: {
    promoter_unknown: "There is no such promoter; not bound.",
    not_approved: "Was no promoter yet; not bound.",
    own_code: "The own code; not bound.",
    promoter_banned: "The promoter had left or was banned; not bound.",
    owned_once: "Was somebody's fan before, and the first counts for good.",
    owned: "Was another's fan, and the time was not over.",
    protected: "Was another's fan, and still protected.",
    bound: "Bound: this promoter's fan.",
    moved: "Two of the staff decided it: this promoter's fan.",
    released: "Two of the staff decided it: the brand's.",
  },
};

export const words = { zh, en };
