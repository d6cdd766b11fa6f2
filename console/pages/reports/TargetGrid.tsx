import { Link } from "react-router";
import { Progress } from "tdesign-react";
import type { Measure, TargetShown } from "#core/reports/targets.ts";
import { useWords } from "../../lib/language.tsx";
import { Grid } from "../../parts/Grid.tsx";
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
  return (
    <Grid
      rows={nodes}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t.node,
          cell: ({ id, parentId, label }) => (
            <span style={{ paddingLeft: parentId === null ? 0 : parentId === "brand" ? 16 : 32 }}>
              {id.startsWith("promoter/") ? (
                <Link to={`/promoters?q=${id.split("/")[1] ?? ""}`}>{label}</Link>
              ) : parentId === null ? (
                t.brand
              ) : (
                label
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
