import type { Place } from "../address.ts";
import { queryText } from "../control.ts";
import { Choice, Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { offsetOf, setQuery, turnTo } from "../place.tsx";
import { useKnown } from "../serverNow.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { Calls, type CallSummary } from "./callList.tsx";

const LIMIT = 25;

/** The calls that the server remembers, newest first. */
export function AllCalls({ place }: { place: Place }) {
  const { q = "", outcome = "", function: name = "" } = place.query;
  const { health } = useKnown();
  const offset = offsetOf(place);
  const query = queryText({ q, outcome, function: name, limit: LIMIT, offset });
  const asked = useAsk<{ calls: readonly CallSummary[]; total: number }>(
    { path: `calls${query}` },
    3000,
  );
  const names = health.data?.functions ?? [];
  return (
    <Panel isFlush>
      <div class="bar">
        <Search
          value={q}
          placeholder={t("函数、用户、请求号、错误码", "Function, user, request id, error code")}
          onValue={(value) => setQuery(place, { q: value, offset: undefined })}
        />
        <Choice
          label={t("函数", "Function")}
          value={name}
          choices={[["", t("全部", "All")], ...names.map((one) => [one, one] as const)]}
          onValue={(value) => setQuery(place, { function: value, offset: undefined })}
        />
        <Choice
          label={t("结果", "Outcome")}
          value={outcome}
          choices={[
            ["", t("全部", "All")],
            ["ok", t("成功", "Ok")],
            ["failed", t("失败", "Failed")],
            ["running", t("运行中", "Running")],
          ]}
          onValue={(value) => setQuery(place, { outcome: value, offset: undefined })}
        />
      </div>
      <Told asked={asked}>
        {({ calls, total }) => (
          <>
            {calls.length === 0 ? (
              <Empty title={t("没有这样的调用", "No such calls")} />
            ) : (
              <Calls calls={calls} label={t("调用记录", "Calls")} />
            )}
            <Pager {...{ offset, limit: LIMIT, total }} onOffset={turnTo(place)} />
          </>
        )}
      </Told>
    </Panel>
  );
}
