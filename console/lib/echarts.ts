import { BarChart, FunnelChart, LineChart, PieChart } from "echarts/charts";
import {
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, FunnelChart, LineChart, PieChart, CanvasRenderer]);
use([DatasetComponent, GridComponent, LegendComponent, TooltipComponent]);

/** Starts a chart in an element. Loaded with the first chart only. */
export const start = (place: HTMLElement) => init(place, null, { renderer: "canvas" });
