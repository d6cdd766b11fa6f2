import type { Template } from "#contracts/sheets.ts";
import { ok, type Result } from "#core/result.ts";
import { KINDS, templateRows } from "#core/sheet/kinds.ts";
import { numbersOf } from "#core/sheet/table.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithSheets } from "#ports/deps.ts";

const LINK_SECONDS = 3_600;

/** A table with its headings, what belongs into each column, and an example, as a link for an hour. 2 requests. */
export async function template(
  { tables, files }: WithSheets,
  _call: StaffCall,
  { kind, format }: Template,
): Promise<Result<{ readonly link: string }, never>> {
  async function* rows() {
    yield* templateRows(kind);
  }
  const content = await tables.write(rows(), { format, numbers: numbersOf(KINDS[kind].columns) });
  const fileId = await files.save(`sheets/templates/${kind}.${format}`, content);
  return ok({ link: await files.link(fileId, LINK_SECONDS) });
}
