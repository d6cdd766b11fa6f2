import type {
  DraftHead,
  DraftsPage,
  PublishPreview,
  SaveDraft,
  SignDraft,
  StartDraft,
  WholeDraft,
} from "#contracts/drafts.ts";
import type { ForecastProgress, StartForecast, ToldForecast } from "#contracts/forecast.ts";
import type { Compare, Comparison, VersionsPage, WholeVersion } from "#contracts/plans.ts";
import type { TemplatesReply } from "#contracts/templates.ts";
import { call } from "../lib/call.ts";

export type { Comparison, DraftHead, PublishPreview, ToldForecast, WholeDraft, WholeVersion };
export type Version = NonNullable<Compare["before"]>;
/** A plan as people write it; the function says what it is worth. */
export type Written = Readonly<Record<string, unknown>>;

export const versions = (after?: Version): Promise<VersionsPage> =>
  call("plans", { action: "versions", ...(after ? { after } : {}) });
export const version = (asked: Version): Promise<WholeVersion> =>
  call("plans", { action: "version", ...asked });
export const compareVersions = (before: Version, after: Version): Promise<Comparison> =>
  call("plans", { action: "compare", before, after });
export const compareDraft = (plan: Written): Promise<Comparison> =>
  call("plans", { action: "compare", plan });

export const templates = (): Promise<TemplatesReply> => call("plans", { action: "templates" });
export const drafts = (isArchived: boolean, cursor: string): Promise<DraftsPage> =>
  call("plans", { action: "drafts", isArchived, cursor });
export const draft = (draftId: string): Promise<WholeDraft> =>
  call("plans", { action: "draft", draftId });
/** What is JSON goes as `plan`, anything else as `text`. */
export const saveDraft = (
  asked: Omit<SaveDraft, "action" | "plan" | "text"> &
    ({ readonly plan: Written } | { readonly text: string }),
): Promise<WholeDraft> => call("plans", { action: "saveDraft", ...asked });
export const startDraft = (asked: Omit<StartDraft, "action">): Promise<WholeDraft> =>
  call("plans", { action: "startDraft", ...asked });
export const removeDraft = (draftId: string, rev: number): Promise<DraftHead> =>
  call("plans", { action: "removeDraft", draftId, rev });
export const signDraft = (asked: Omit<SignDraft, "action">): Promise<WholeDraft> =>
  call("plans", { action: "signDraft", ...asked });

export const previewPublish = (
  plan: Written,
  draftId: string,
  fromMs: number | null,
): Promise<PublishPreview> =>
  call("plans", {
    ...{ action: "previewPublish", plan, draftId },
    ...(fromMs === null ? {} : { fromMs }),
  });

export const startForecast = (
  asked: Pick<StartForecast, "forecastId" | "fromMs" | "untilMs" | "against"> & { plan: Written },
): Promise<ForecastProgress> => call("plans", { action: "startForecast", ...asked });
export const stepForecast = (forecastId: string): Promise<ForecastProgress> =>
  call("plans", { action: "stepForecast", forecastId });
export const forecast = (forecastId: string): Promise<ToldForecast> =>
  call("plans", { action: "forecast", forecastId });

export type Look = "formal" | "poster";
type Html = { readonly html: string };
export const policyOfDraft = (plan: Written, look: Look): Promise<Html> =>
  call("plans", { action: "policy", plan, look });
export const policyOfVersion = (asked: Version, look: Look): Promise<Html> =>
  call("plans", { action: "policy", ...asked, look });
