import { useState } from "preact/hooks";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { toast } from "../parts/toast.tsx";
import { t } from "../words.ts";
import { FAULT_KINDS, kindAbout, kindName, type FaultKind } from "./faultKinds.ts";
import type { FaultState } from "./faultsSection.tsx";

type RatesProps = { state: FaultState; onChange: (wish: object) => Promise<void> };

/** How likely each kind is; the seed makes it happen at the same places again. */
export function RatesForm({ state, onChange }: RatesProps) {
  const [seed, setSeed] = useState(String(state.seed));
  const [rates, setRates] = useState<Partial<Record<FaultKind, string>>>(() =>
    Object.fromEntries(
      Object.entries(state.rates).map(([kind, rate]) => [kind, String(rate * 100)]),
    ),
  );
  const isSeed = /^\d{1,10}$/.test(seed) && Number(seed) < 2 ** 32;
  const areRates = Object.values(rates).every((text) => Number(text) >= 0 && Number(text) <= 100);
  const set = async () => {
    const chosen = Object.entries(rates).filter(([, text]) => Number(text) > 0);
    const parts = Object.fromEntries(chosen.map(([kind, text]) => [kind, Number(text) / 100]));
    await onChange({ seed: Number(seed), rates: parts });
    toast(t("已设置", "Set"));
  };
  return (
    <Panel title={t("按种子", "By seed")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t("种子", "Seed")}
          value={seed}
          onValue={setSeed}
          error={isSeed ? undefined : t("小于 2³² 的整数", "a whole number below 2³²")}
          hint={t("同一个种子，同样的故障", "the same seed, the same faults")}
          isMono
        />
        <div class="rates">
          {FAULT_KINDS.map((kind) => (
            <label key={kind} title={kindAbout(kind)}>
              <span>{kindName(kind)}</span>
              <input
                class="mono"
                inputMode="decimal"
                value={rates[kind] ?? ""}
                placeholder="0"
                aria-invalid={!(Number(rates[kind] ?? 0) >= 0 && Number(rates[kind] ?? 0) <= 100)}
                onInput={(event) => setRates({ ...rates, [kind]: event.currentTarget.value })}
              />
              <span class="soft">%</span>
            </label>
          ))}
        </div>
        <div class="actions">
          <Button type="submit" kind="main" isDisabled={!isSeed || !areRates} onPress={set}>
            {t("设置", "Set")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
