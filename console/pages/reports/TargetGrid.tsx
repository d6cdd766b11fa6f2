import { Progress } from "tdesign-react";
import type { Measure, TargetShown } from "#core/reports/targets.ts";
import { useWords } from "../../lib/language.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { words as provinceWords } from "../../parts/wordsProvinces.ts";
import { told } from "./targetForm.ts";
import { words } from "./wordsTargets.ts";

const WHOLE = 100;

/** Each node before its children, set in by how deep it stands. */
export function TargetGrid({
  nodes,
  measure,
}: {
  readonly nodes: readonly TargetShown[];
  readonly measure: Measure;
}) {
  const t = useWords(words);
  const provinces = useWords(provinceWords);
  const nameOf = (id: string) => provinces[id.split("/")[1] ?? ""] ?? t.nowhere;
  return (
    <Grid
      rows={nodes}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t.node,
          cell: ({ id, parentId }) => (
            <span style={{ paddingLeft: parentId === null ? 0 : parentId === "brand" ? 16 : 32 }}>
              {id.startsWith("promoter/") ? (
                <Promoter id={id.split("/")[1] ?? ""} number={Number(id.split("/")[1])} />
              ) : parentId === null ? (
                t.brand
              ) : (
                nameOf(id)
              )}
            </span>
          ),
        },
        {
          ...{ title: t.target, isNumber: true },
          cell: ({ targetValue }) => told(measure, targetValue),
        },
        {
          ...{ title: t.reached, isNumber: true },
          cell: ({ reachedValue }) => told(measure, reachedValue),
        },
        {
          ...{ title: t.missing, isNumber: true },
          cell: ({ missingValue, isReached }) =>
            isReached ? <span className="good">{t.isReached}</span> : told(measure, missingValue),
        },
        {
          title: "",
          cell: ({ targetValue, reachedValue }) => (
            <Progress
              style={{ width: 120 }}
              size="small"
              percentage={
                targetValue === 0
                  ? WHOLE
                  : Math.min(WHOLE, Math.floor((reachedValue / targetValue) * WHOLE))
              }
            />
          ),
        },
      ]}
    />
  );
}
