import { ask } from "../control.ts";
import { Badge } from "../parts/badge.tsx";
import { Button } from "../parts/button.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table } from "../parts/table.tsx";
import { toast } from "../parts/toast.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { kindName, type FaultKind } from "./faultKinds.ts";
import { FaultLog, type Injected } from "./faultLog.tsx";
import { RatesForm } from "./ratesForm.tsx";
import { RuleForm } from "./ruleForm.tsx";
import type { Place } from "../address.ts";

export type FaultRule = {
  readonly id: number;
  readonly kind: FaultKind;
  readonly match: Readonly<Record<string, string | number>>;
  readonly delayMs?: number;
  readonly seen: number;
  readonly struck: number;
};
export type FaultState = {
  readonly seed: number;
  readonly rates: Partial<Record<FaultKind, number>>;
  readonly rules: readonly FaultRule[];
  readonly injected: readonly Injected[];
};

/** What is made to go wrong, on purpose and again in the same way. */
export function FaultsSection({ place }: { place: Place }) {
  const asked = useAsk<FaultState>({ path: "faults?limit=1000" }, 3000);
  const change = async (wish: object) => {
    await ask("faults", wish);
    asked.reload();
  };
  const clear = async () => {
    await change({ clear: true });
    toast(t("不再注入故障", "Nothing will go wrong any more"));
  };
  return (
    <>
      <PageHead
        title={t("故障", "Faults")}
        about={t(
          "让冲突、中断、丢失的回答按种子或按规则发生",
          "Conflicts, killed calls and lost replies, by seed or by rule",
        )}
        actions={
          <Button kind="danger" onPress={clear}>
            {t("全部清除", "Clear all")}
          </Button>
        }
      />
      <Told asked={asked}>
        {(state) => (
          <>
            <div class="two">
              <RatesForm
                key={JSON.stringify([state.seed, state.rates])}
                state={state}
                onChange={change}
              />
              <RuleForm onChange={change} />
            </div>
            <Rules rules={state.rules} />
            <FaultLog injected={state.injected} place={place} />
          </>
        )}
      </Told>
    </>
  );
}

function Rules({ rules }: { rules: readonly FaultRule[] }) {
  return (
    <Panel title={t("规则", "Rules")} isFlush>
      {rules.length === 0 ? (
        <Empty title={t("没有规则", "No rules")} />
      ) : (
        <Table
          label={t("规则", "Rules")}
          columns={[
            { head: "#", cell: ({ id }: FaultRule) => id },
            { head: t("故障", "Fault"), cell: ({ kind }) => kindName(kind) },
            { head: t("哪里", "Where"), cell: ({ match }) => <code>{whereText(match)}</code> },
            {
              head: t("命中 / 见过", "Struck / seen"),
              cell: ({ struck, seen }) => `${struck} / ${seen}`,
              isNumber: true,
            },
            {
              head: t("状态", "State"),
              cell: ({ struck, match }) =>
                struck >= Number(match["times"] ?? 1) ? (
                  <Badge kind="soft">{t("已用完", "spent")}</Badge>
                ) : (
                  <Badge kind="warn">{t("等待", "waiting")}</Badge>
                ),
            },
          ]}
          rows={rules}
          keyOf={({ id }) => String(id)}
        />
      )}
    </Panel>
  );
}

function whereText(match: FaultRule["match"]): string {
  const fields = Object.entries(match).map(([name, value]) => `${name}=${value}`);
  return fields.length === 0 ? t("任何地方", "anywhere") : fields.join(" ");
}
