import type { BillReads } from "#ports/billReads.ts";
import type { BookReads } from "#ports/bookReads.ts";
import type { ForecastReads } from "#ports/forecastReads.ts";
import type { ListReads } from "#ports/listReads.ts";
import type { MonitorReads } from "#ports/monitorReads.ts";
import type { ReportReads } from "#ports/reportReads.ts";
import type { Reads } from "#ports/reads.ts";
import type { TaxReads } from "#ports/taxReads.ts";

/** Also what only few functions ask, each of which brings the readers of it itself: they would weigh in every other. */
export type AllReads = Reads &
  BillReads &
  BookReads &
  ForecastReads &
  ListReads &
  MonitorReads &
  ReportReads &
  TaxReads;
