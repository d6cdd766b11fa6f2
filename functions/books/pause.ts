import type { PauseRequest, ResumeRequest, SettingsReply } from "#contracts/settings.ts";
import { pause, resume } from "#core/brand/changeSettings.ts";
import { defaultSettings, type Settings, SETTINGS_ID } from "#core/brand/settings.ts";
import { ok, type Result } from "#core/result.ts";
import { shown } from "#functions/books/settings.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Changed = Promise<Result<SettingsReply, never>>;

/** Stops joining, shares or payouts. What is stopped already stays so since then. 2 requests, 1 document. */
export const pauseSomething = (
  deps: Deps,
  { staffId: by, nowMs: atMs }: StaffCall,
  { switch: name, reason }: PauseRequest,
): Changed => changed(deps, (known) => pause(known, name, { by, reason, atMs }));

/** Lets it run again: what waited is counted in, or goes out with the next runs. 2 requests, 1 document. */
export const resumeSomething = (
  deps: Deps,
  { staffId: by, nowMs: atMs }: StaffCall,
  { switch: name, reason }: ResumeRequest,
): Changed => changed(deps, (known) => resume(known, name, { by, reason, atMs }));

async function changed({ store }: Deps, decide: (known: Settings) => Settings): Changed {
  const written = await store.change("settings", SETTINGS_ID, (known = defaultSettings) =>
    ok(decide(known)),
  );
  return written.ok ? ok(shown(written.value)) : written.error;
}
