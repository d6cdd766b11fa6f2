import * as contract from "#contracts/qrcode.ts";
import * as reassign from "#contracts/reassign.ts";
import { listFans } from "#functions/qrcode/fans.ts";
import { issueCode } from "#functions/qrcode/issue.ts";
import { drawCode } from "#functions/qrcode/picture.ts";
import {
  decideReassignment,
  listReassignments,
  proposeReassignment,
} from "#functions/qrcode/reassign.ts";
import { scanCode } from "#functions/qrcode/scan.ts";
import { whoseFan } from "#functions/qrcode/whose.ts";
import { type Action, forPerson, forStaff } from "#functions/shared/serve.ts";
import type { WithPictures } from "#ports/deps.ts";

/** What the cloud function `qrcode` does: codes, who opened them, and whose fans they are. */
export const actions: ReadonlyMap<string, Action<WithPictures>> = new Map([
  ["issue", forPerson(contract.issueCodeSchema, issueCode)],
  ["picture", forPerson(contract.drawCodeSchema, drawCode)],
  ["scan", forPerson(contract.scanCodeSchema, scanCode)],
  ["whose", forPerson(contract.whoseFanSchema, whoseFan)],
  ["fans", forStaff(contract.listFansSchema, listFans)],
  ["reassignments", forStaff(reassign.reassignmentsSchema, listReassignments)],
  ["proposeReassignment", forStaff(reassign.proposeReassignmentSchema, proposeReassignment)],
  ["decideReassignment", forStaff(reassign.decideReassignmentSchema, decideReassignment)],
]);
