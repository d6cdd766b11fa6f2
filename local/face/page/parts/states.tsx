import type { ComponentChildren } from "preact";
import { refusalText } from "../refusalText.ts";
import type { Asked } from "../useAsk.tsx";
import { t } from "../words.ts";
import { Button } from "./button.tsx";

export function Loading() {
  return (
    <div class="state" role="status">
      <span class="spinner" aria-hidden="true" /> {t("读取中…", "Loading…")}
    </div>
  );
}

/** There is nothing here, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="state">
      <strong>{title}</strong>
      {children !== undefined && <div class="soft">{children}</div>}
    </div>
  );
}

function Failed<T>({ asked }: { asked: Asked<T> }) {
  const { error } = asked;
  if (error?.isUnavailable) {
    return (
      <Empty title={t("此版本未提供", "Unavailable in this build")}>
        {t("服务器没有这个接口：", "The server does not have this route: ")}
        <code>{error.message}</code>
      </Empty>
    );
  }
  return (
    <div class="state" role="alert">
      <strong class="bad">{t("读取失败", "Could not be read")}</strong>
      <div class="soft">{refusalText(error)}</div>
      <Button onPress={asked.reload}>{t("重试", "Try again")}</Button>
    </div>
  );
}

/** Draws what the server said; until then, and where it refused, draws that instead. */
export function Told<T>({
  asked,
  children,
}: {
  asked: Asked<T>;
  children: (data: T) => ComponentChildren;
}) {
  if (asked.error !== undefined) return <Failed asked={asked} />;
  if (asked.data === undefined) return <Loading />;
  return <div class={asked.isLoading ? "told stale" : "told"}>{children(asked.data)}</div>;
}
