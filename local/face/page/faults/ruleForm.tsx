import { useState } from "preact/hooks";
import { Button } from "../parts/button.tsx";
import { Choice, Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { toast } from "../parts/toast.tsx";
import { useKnown } from "../serverNow.tsx";
import { t } from "../words.ts";
import { FAULT_KINDS, kindAbout, kindName, type FaultKind } from "./faultKinds.ts";

type Draft = {
  readonly kind: FaultKind;
  readonly functionName: string;
  readonly collection: string;
  readonly action: string;
  readonly nth: string;
  readonly times: string;
  readonly delayMs: string;
};

const NOTHING: Draft = {
  ...{
    kind: "conflict",
    functionName: "",
    collection: "",
    action: "",
    nth: "",
    times: "",
    delayMs: "",
  },
};

/** A fault at one place, so many times. */
export function RuleForm({ onChange }: { onChange: (wish: object) => Promise<void> }) {
  const [draft, setDraft] = useState<Draft>(NOTHING);
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const { kind } = draft;
  const add = async () => {
    await onChange({ add: ruleOf(draft) });
    toast(t("已添加规则", "The rule is added"));
  };
  return (
    <Panel title={t("按规则", "By rule")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={t("故障", "Fault")}
          value={kind}
          choices={FAULT_KINDS.map((one) => [one, kindName(one)] as const)}
          onValue={(to) => set({ kind: to })}
        />
        <p class="soft">{kindAbout(kind)}</p>
        <Where draft={draft} onChange={set} />
        <div class="actions">
          <Button type="submit" kind="main" onPress={add}>
            {t("添加规则", "Add the rule")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function isDatabaseKind(kind: FaultKind): boolean {
  return !["duplicateNotice", "lateNotice", "overlappingTimer", "fullDisk"].includes(kind);
}

type WhereProps = { draft: Draft; onChange: (changes: Partial<Draft>) => void };

/** Where and how often; only what means something for the kind. */
function Where({ draft, onChange }: WhereProps) {
  const { health } = useKnown();
  const { functions = [], collections = [] } = health.data ?? {};
  const { kind } = draft;
  const text = (name: Exclude<keyof Draft, "kind">, label: string, placeholder: string) => (
    <Field
      label={label}
      value={draft[name]}
      onValue={(value) => onChange({ [name]: value })}
      placeholder={placeholder}
    />
  );
  const choice = (name: "functionName" | "collection", label: string, all: readonly string[]) => (
    <Choice
      label={label}
      value={draft[name]}
      choices={[["", t("任何", "Any")], ...all.map((one) => [one, one] as const)]}
      onValue={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <div class="person">
      {kind !== "fullDisk" && choice("functionName", t("函数", "Function"), functions)}
      {isDatabaseKind(kind) && choice("collection", t("集合", "Collection"), collections)}
      {isDatabaseKind(kind) && text("action", t("操作", "Action"), "database.insertDocument")}
      {text("nth", t("第几次", "The nth time"), t("每次", "each"))}
      {text("times", t("共几次", "How often"), "1")}
      {kind === "slowReply" && text("delayMs", t("慢多少毫秒", "Delay, ms"), "1000")}
    </div>
  );
}

/** The rule as the control door takes it: what is left empty is left out. */
function ruleOf(draft: Draft): object {
  const isOfDatabase = isDatabaseKind(draft.kind);
  const { kind, functionName, collection, action, nth, times, delayMs } = draft;
  const match = {
    ...(functionName !== "" && kind !== "fullDisk" && { functionName }),
    ...(isOfDatabase && collection !== "" && { collection }),
    ...(isOfDatabase && action !== "" && { action }),
    ...(nth !== "" && { nth: Number(nth) }),
    ...(times !== "" && { times: Number(times) }),
  };
  return {
    kind,
    match,
    ...(kind === "slowReply" && delayMs !== "" && { delayMs: Number(delayMs) }),
  };
}
