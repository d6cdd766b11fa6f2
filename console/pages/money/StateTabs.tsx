import { Tabs } from "tdesign-react";
import type { WithdrawalCountsReply } from "#contracts/lists.ts";
import type { WithdrawalTab } from "#core/lists/states.ts";
import { useWords } from "../../lib/language.tsx";
import { TABS } from "./withdrawalTabs.ts";
import { words } from "./wordsWithdrawals.ts";

/** Counts go no further. */
const COUNT_MAX = 100;

/** The states as tabs; those with work say how much. */
export function StateTabs({
  tab,
  counts,
  onTab,
}: {
  readonly tab: WithdrawalTab;
  readonly counts: WithdrawalCountsReply["counts"] | undefined;
  readonly onTab: (tab: WithdrawalTab) => void;
}) {
  const t = useWords(words);
  const countOf = (name: WithdrawalTab): string => {
    const count =
      name === "review" || name === "toSend" || name === "onTheWay" ? counts?.[name] : 0;
    if (!count) return "";
    return count >= COUNT_MAX ? ` ${COUNT_MAX - 1}+` : ` ${count}`;
  };
  return (
    <Tabs
      value={tab}
      onChange={(value) => {
        const next = TABS.find((name) => name === value);
        if (next) onTab(next);
      }}
      list={TABS.map((name) => ({ value: name, label: `${t.tabs[name]}${countOf(name)}` }))}
      className="state-tabs"
    />
  );
}
