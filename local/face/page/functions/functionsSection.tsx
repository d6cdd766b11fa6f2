import type { Place } from "../address.ts";
import { PageHead } from "../parts/panel.tsx";
import { t } from "../words.ts";
import { AllCalls } from "./allCalls.tsx";
import { CallFunction } from "./callFunction.tsx";
import { CallView } from "./callView.tsx";
import { FunctionList } from "./functionList.tsx";

/** `#/functions`, `/functions/calls`, `/functions/calls/<id>`, `/functions/call/<name>`. */
export function FunctionsSection({ place }: { place: Place }) {
  const [, view, name] = place.path;
  if (view === "calls" && name !== undefined) return <CallView key={name} requestId={name} />;
  if (view === "call" && name !== undefined) return <CallFunction key={name} name={name} />;
  const isCalls = view === "calls";
  return (
    <>
      <PageHead
        title={t("函数", "Functions")}
        about={t(
          "云函数、它们的每一次调用，以及手动调用",
          "Cloud functions, each of their calls, and calls by hand",
        )}
      />
      <nav class="tabs" aria-label={t("视图", "Views")}>
        <a href="#/functions" aria-current={isCalls ? undefined : "page"}>
          {t("函数列表", "Functions")}
        </a>
        <a href="#/functions/calls" aria-current={isCalls ? "page" : undefined}>
          {t("调用记录", "Calls")}
        </a>
      </nav>
      {isCalls ? <AllCalls place={place} /> : <FunctionList place={place} />}
    </>
  );
}
