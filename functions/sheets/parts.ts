import * as z from "zod";
import { digest } from "#core/ledger/digest.ts";
import type { NumberedRow } from "#core/sheet/table.ts";
import type { SheetFault, SheetJob } from "#core/sheet/sheet.ts";
import type { WithSheets } from "#ports/deps.ts";

/** Rows about one document, as they stood in the file. */
export type RowGroup = {
  readonly key: string;
  readonly rows: readonly NumberedRow[];
  /** Why they cannot be taken at all, such as a document that was named before; null = nothing. */
  readonly refusal: string | null;
};

const PART_DAMAGED = "a part of a sheet that we wrote";
const cellsSchema = z.array(z.string());
const exportedSchema = z.array(cellsSchema);
const groupsSchema = z.array(
  z.strictObject({
    key: z.string(),
    rows: z.array(z.strictObject({ row: z.int(), cells: cellsSchema })),
    refusal: z.string().nullable(),
  }),
);
const faultsSchema = z.array(
  z.strictObject({
    ...{ row: z.int(), column: z.string(), value: z.string(), message: z.string() },
  }),
);

/**
 * Saves a part. Its name tells its content, so that of two calls that work at once neither writes over what the other
 * has counted in.
 */
async function savePart(
  { files }: Pick<WithSheets, "files">,
  jobId: string,
  name: string,
  content: unknown,
): Promise<string> {
  const text = JSON.stringify(content);
  const mark = digest(text).slice(0, 16);
  return files.save(`sheets/${jobId}/${name}-${mark}.json`, Buffer.from(text));
}

async function readPart<S extends z.ZodType>(
  { files }: Pick<WithSheets, "files">,
  fileId: string | undefined,
  schema: S,
): Promise<z.output<S>> {
  if (fileId === undefined) throw new Error(`not there: ${PART_DAMAGED}`);
  const content: unknown = JSON.parse(Buffer.from(await files.read(fileId)).toString("utf8"));
  return schema.parse(content);
}

export const saveRows = (
  deps: WithSheets,
  { _id, parts }: SheetJob,
  rows: readonly (readonly string[])[],
): Promise<string> => savePart(deps, _id, `rows-${parts.length}`, rows);

export const saveGroups = (
  deps: WithSheets,
  { _id }: SheetJob,
  part: number,
  groups: readonly RowGroup[],
): Promise<string> => savePart(deps, _id, `groups-${part}`, groups);

export const saveFaults = (
  deps: WithSheets,
  { _id, cursor, state }: SheetJob,
  faults: readonly SheetFault[],
): Promise<string> => savePart(deps, _id, `faults-${state}-${cursor}`, faults);

/** The rows of all parts of an export, one after the other. */
export async function* partRows(deps: WithSheets, { parts }: SheetJob) {
  for (const part of parts) yield* await readPart(deps, part, exportedSchema);
}

export const partGroups = (
  deps: WithSheets,
  { parts }: SheetJob,
  part: number,
): Promise<readonly RowGroup[]> => readPart(deps, parts[part], groupsSchema);

/** The faults of all parts, one after the other. */
export async function* partFaults(deps: WithSheets, { faultParts }: SheetJob) {
  for (const part of faultParts) yield* await readPart(deps, part, faultsSchema);
}
