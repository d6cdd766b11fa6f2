import { useState } from "react";
import { Button, Input, Select } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { CategoryPick, SkuPick } from "./GoodsPick.tsx";
import { NumberInput } from "./Inputs.tsx";
import { getIn, listAt, type Path, payOf, recordAt, textAt, withGoods } from "./planForm.ts";
import { useSaid, useWrongAt } from "./Remarks.tsx";
import { words } from "./wordsForm.ts";

/** A plan may have a thousand rules; so many controls at once would make typing slow. */
const ROWS_SHOWN = 20;

/** Rules of a plan, one a row: for which sales, and how much. `withDistance`: they also say to which distance. */
export function RuleRows({
  path,
  add,
  withDistance = false,
}: {
  readonly path: Path;
  readonly add: string;
  readonly withDistance?: boolean;
}) {
  const t = useWords(words);
  const { editing } = useSaid();
  const [most, setMost] = useState(ROWS_SHOWN);
  const rows = listAt(getIn(editing.formPlan, path));
  const first = { ...(withDistance ? { distance: 1 } : {}), rateBp: 0 };
  return (
    <div className="plans-rules">
      {rows.slice(0, most).map((_, at) => (
        <RuleRow key={at} path={[...path, at]} withDistance={withDistance} />
      ))}
      {rows.length > most ? (
        <p className="faint">
          {filled(t.moreRules, { n: rows.length - most })}{" "}
          <Button size="small" variant="text" onClick={() => setMost(most + ROWS_SHOWN)}>
            {t.showMore}
          </Button>
        </p>
      ) : null}
      <Button
        size="small"
        variant="dashed"
        onClick={() => {
          setMost(Math.max(most, rows.length + 1));
          editing.edit([...path, rows.length], first);
        }}
      >
        {add}
      </Button>
    </div>
  );
}

function RuleRow({ path, withDistance }: { readonly path: Path; readonly withDistance: boolean }) {
  const t = useWords(words);
  const { editing, goods } = useSaid();
  const rule = recordAt(getIn(editing.formPlan, path));
  const wrong = useWrongAt(path.join("."));
  const levels = listAt(getIn(editing.formPlan, ["levels"])).map(String);
  return (
    <div className={wrong ? "plans-rule is-wrong" : "plans-rule"} title={wrong}>
      {withDistance ? (
        <Select
          size="small"
          style={{ width: 112 }}
          value={Number(rule["distance"] ?? 1)}
          options={[1, 2, 3].map((n) => ({
            value: n,
            label: t.distance.replace("{n}", String(n)),
          }))}
          onChange={(value) => editing.edit([...path, "distance"], Number(value))}
        />
      ) : null}
      <SkuPick
        {...{ goods, label: t.sku }}
        value={textAt(rule["sku"])}
        onChange={(sku) => editing.edit(path, withGoods(rule, "sku", sku))}
      />
      <CategoryPick
        {...{ goods, label: t.category }}
        value={textAt(rule["category"])}
        onChange={(category) => editing.edit(path, withGoods(rule, "category", category))}
      />
      {levels.length === 0 ? (
        <Words path={[...path, "level"]} label={t.level} />
      ) : (
        <Select
          size="small"
          clearable
          style={{ width: 104 }}
          placeholder={t.level}
          value={typeof rule["level"] === "string" ? rule["level"] : undefined}
          options={levels.map((value) => ({ value, label: value }))}
          onChange={(value) => editing.edit([...path, "level"], value ?? undefined)}
          onClear={() => editing.edit([...path, "level"], undefined)}
        />
      )}
      <Words path={[...path, "group"]} label={t.group} />
      {(["from", "to"] as const).map((end) => (
        <NumberInput
          isSmall
          key={end}
          kind="count"
          width={82}
          value={getIn(rule, ["orders", end])}
          label={end === "from" ? t.ordersFrom : t.ordersTo}
          placeholder={end === "from" ? t.ordersFrom : t.ordersTo}
          onChange={(value) => editing.edit([...path, "orders", end], value)}
        />
      ))}
      <PayInput path={path} />
      <Button
        size="small"
        variant="text"
        theme="danger"
        onClick={() => editing.edit(path, undefined)}
      >
        {t.remove}
      </Button>
    </div>
  );
}

function Words({ path, label }: { readonly path: Path; readonly label: string }) {
  const { editing } = useSaid();
  const value = getIn(editing.formPlan, path);
  return (
    <Input
      size="small"
      style={{ width: 96 }}
      placeholder={label}
      value={value === undefined ? "" : String(value)}
      onChange={(next) => editing.edit(path, next === "" ? undefined : next)}
    />
  );
}

/** How much a rule pays: a rate, or so much for each piece. The other one goes when one is chosen. */
export function PayInput({ path }: { readonly path: Path }) {
  const t = useWords(words);
  const { editing } = useSaid();
  const rule = recordAt(getIn(editing.formPlan, path));
  const { kind } = payOf(rule);
  const { rateBp, unitFen, ...rest } = rule;
  const field = kind === "rate" ? "rateBp" : "unitFen";
  return (
    <span className="plans-pay">
      <Select
        size="small"
        style={{ width: 96 }}
        value={kind}
        aria-label={t.pay}
        options={[
          { value: "rate", label: t.rate },
          { value: "unit", label: t.unit },
        ]}
        onChange={(next) =>
          editing.edit(path, { ...rest, ...(next === "rate" ? { rateBp: 0 } : { unitFen: 0 }) })
        }
      />
      <NumberInput
        isSmall
        key={kind}
        kind={kind === "rate" ? "rate" : "amount"}
        width={84}
        label={t.pay}
        value={kind === "rate" ? rateBp : unitFen}
        onChange={(value) => editing.edit([...path, field], value ?? 0)}
      />
    </span>
  );
}
