import { pause, resume, setMonitorsPause, setPayoutRules } from "#core/brand/changeSettings.ts";
import { defaultSettings, type Settings } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import { readChange } from "./settingsChange.ts";

/** Goal: what the settings put down is read back, so that a change of its words is found. */
const note = { by: "staff-1", reason: "x", atMs: 1 };
const newest = ({ changes }: Settings) => readChange(changes.at(-1)?.what ?? "");

it("reads pauses, monitors and rules as they are put down", () => {
  const paused = pause(defaultSettings, "shares", note);
  expect(newest(paused)).toEqual({ kind: "pause", name: "shares" });
  expect(newest(resume(paused, "shares", note))).toEqual({ kind: "resume", name: "shares" });
  const allowed = setMonitorsPause(defaultSettings, true, note);
  expect(newest(allowed)).toEqual({ kind: "monitors", isAllowed: true });
  expect(newest(setMonitorsPause(allowed, false, note))).toEqual({
    kind: "monitors",
    isAllowed: false,
  });
  const ruled = setPayoutRules(
    defaultSettings,
    { channel: "bank", twoPersonsFromFen: fen(100) },
    note,
  );
  expect(ruled.ok && newest(ruled.value)).toEqual({
    kind: "rules",
    rules: [
      { name: "channel", value: "bank" },
      { name: "twoPersonsFromFen", value: "100" },
    ],
  });
});
it.each(["", "pause everything", "something new"])("leaves %j by its own words", (what) => {
  expect(readChange(what)).toEqual({ kind: "other" });
});
it("reads a limit that was taken away", () => {
  expect(readChange("payout: perDayMaxFen = default")).toEqual({
    kind: "rules",
    rules: [{ name: "perDayMaxFen", value: null }],
  });
});
