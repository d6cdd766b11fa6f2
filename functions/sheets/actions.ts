import * as contract from "#contracts/sheets.ts";
import { applySheet, cancelSheet, undoSheet } from "#functions/sheets/decide.ts";
import { listSheets, showSheet } from "#functions/sheets/show.ts";
import { startExport, startImport } from "#functions/sheets/start.ts";
import { ownStep } from "#functions/sheets/step.ts";
import { template } from "#functions/sheets/template.ts";
import { type Action, forStaff } from "#functions/shared/serve.ts";
import type { WithSheets } from "#ports/deps.ts";

/** What the cloud function `sheets` does: tables that staff bring in and take out. */
export const actions: ReadonlyMap<string, Action<WithSheets>> = new Map<string, Action<WithSheets>>(
  [
    ["template", forStaff(contract.templateSchema, template)],
    ["startExport", forStaff(contract.startExportSchema, startExport)],
    ["startImport", forStaff(contract.startImportSchema, startImport)],
    ["apply", forStaff(contract.applySheetSchema, applySheet)],
    ["undo", forStaff(contract.undoSheetSchema, undoSheet)],
    ["cancel", forStaff(contract.cancelSheetSchema, cancelSheet)],
    ["show", forStaff(contract.showSheetSchema, showSheet)],
    ["list", forStaff(contract.listSheetsSchema, listSheets)],
    ["step", ownStep],
  ],
);
