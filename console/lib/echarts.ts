import { BarChart, LineChart } from "echarts/charts";
import {
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, CanvasRenderer]);
use([DatasetComponent, GridComponent, LegendComponent, TooltipComponent]);

/** Series take the colours of the look, in this order. */
const TOKENS = ["--td-brand-color", "--td-warning-color", "--td-success-color", "--td-error-color"];

/** Starts a chart in an element. Loaded with the first chart only. */
export function start(place: HTMLElement) {
  const look = getComputedStyle(place);
  const color = TOKENS.map((token) => look.getPropertyValue(token).trim());
  return init(place, { color }, { renderer: "canvas" });
}
