import { SHEET_KINDS } from "#core/sheet/sheet.ts";
import { SHEET_ROLES } from "#core/staff/sheetKinds.ts";
import { sheetDesk } from "#functions/sheets/testing/sheetDesk.ts";
import { hired } from "#tests/staffMember.ts";

/** Goal: who may take a table out, or bring one in, depends on what is in it; also of a job that another began. */
const ROLES = ["operations", "finance", "service", "auditor"] as const;

it.each(ROLES.flatMap((role) => SHEET_KINDS.map((kind) => ({ role, kind }))))(
  "$role and a table of $kind",
  async ({ role, kind }) => {
    const desk = sheetDesk("csv");
    const { caller, session } = hired(desk.memory.documents, role, desk.clock.nowMs);
    const ask = async (action: string, fields: object) => {
      const reply = await desk.ask(caller, { action, session, ...fields });
      return reply.ok ? "ok" : reply.error.code;
    };
    const may = SHEET_ROLES[kind];
    const out = { jobId: desk.newId(), kind, format: "csv", filter: {} };
    const isOut = may.export.includes(role);
    expect(await ask("startExport", out)).toBe(isOut ? "ok" : "role_forbidden");
    const theirs = { ...out, jobId: desk.newId() };
    await desk.call("startExport", theirs);
    expect(await ask("show", { jobId: theirs.jobId })).toBe(isOut ? "ok" : "role_forbidden");
    if (may.import.length === 0) return; // Nobody brings it in: the form of the request refuses it.
    const isIn = may.import.includes(role);
    const into = { jobId: desk.newId(), kind, format: "csv", fileId: "cloud://memory/x" };
    expect(await ask("startImport", into)).toBe(isIn ? "ok" : "role_forbidden");
    await desk.call("startImport", { ...into, jobId: "job9999999999999" });
    const apply = { jobId: "job9999999999999", mode: "valid" };
    expect(await ask("apply", apply)).toBe(isIn ? "sheet_step_not_allowed" : "role_forbidden");
    for (const action of ["undo", "cancel"]) {
      const code = await ask(action, { jobId: "job9999999999999" });
      expect(code === "role_forbidden").toBe(!isIn);
    }
  },
);
