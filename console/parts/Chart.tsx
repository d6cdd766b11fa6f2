import { useEffect, useRef } from "react";

type Echarts = typeof import("../lib/echarts.ts");
type Option = Parameters<ReturnType<Echarts["start"]>["setOption"]>[0];

/**
 * A chart that answers the question of its title. Its code comes with the first chart.
 *
 * - `summary`: the answer in a sentence, for who cannot see it.
 * - `onPick`: a point, bar or slice was chosen; `name` is its category.
 */
export function Chart({
  option,
  summary,
  height = 280,
  onPick,
}: {
  readonly option: Option;
  readonly summary: string;
  readonly height?: number;
  readonly onPick?: (point: { readonly name: string; readonly seriesName: string }) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const chart = useRef<ReturnType<Echarts["start"]> | null>(null);
  const latest = useRef(option);
  latest.current = option;
  useEffect(() => {
    let isOver = false;
    let stop = () => undefined as void;
    void import("../lib/echarts.ts").then(({ start }) => {
      if (isOver || place.current === null) return;
      const drawn = start(place.current);
      chart.current = drawn;
      drawn.setOption(latest.current);
      drawn.on("click", ({ name, seriesName }) =>
        pick.current?.({ name, seriesName: seriesName ?? "" }),
      );
      const watcher = new ResizeObserver(() => drawn.resize());
      watcher.observe(place.current);
      stop = () => {
        watcher.disconnect();
        drawn.dispose();
      };
    });
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option]);
  return <div ref={place} className="chart" style={{ height }} role="img" aria-label={summary} />;
}
