import { useState } from "preact/hooks";
import { Code, Copyable } from "../parts/code.tsx";
import { Panel } from "../parts/panel.tsx";
import { t } from "../words.ts";

type DoorShown = {
  readonly path: string;
  readonly who: string;
  readonly about: () => string;
  /** How to point that SDK here. */
  readonly snippet?: (url: string, env: string) => string;
};

const DOORS: readonly DoorShown[] = [
  {
    path: "/admin",
    who: "@cloudbase/node-sdk",
    about: () => t("服务端 SDK", "server SDK"),
    snippet: (url, env) =>
      `tcb.init({ env: "${env}", secretId: "local", secretKey: "local", serviceUrl: "${url}/admin" })`,
  },
  {
    path: "/admin",
    who: "wx-server-sdk",
    about: () => t("云函数与脚本", "cloud functions and scripts"),
    snippet: (url) =>
      `TCB_CONTEXT_CNFG='{"URL":"${url}/admin"}' TENCENTCLOUD=true TENCENTCLOUD_SECRETID=local TENCENTCLOUD_SECRETKEY=local node script.js`,
  },
  {
    path: "/web",
    who: "@cloudbase/js-sdk",
    about: () => t("网页与小程序", "web pages and mini programs"),
    snippet: (url, env) =>
      `const app = cloudbase.init({ env: "${env}" }); app.registerHost("${new URL(url).host}", "http")`,
  },
  {
    path: "/wechatpay/",
    who: "WeChat Pay v3",
    about: () => t("微信支付替身", "stand-in for WeChat Pay"),
  },
  {
    path: "/control/",
    who: "control",
    about: () => t("控制接口：时钟、定时器、调用、计量", "control: clock, timers, calls, meter"),
  },
];

/** Where the server is reached, and the line that leads an SDK there. */
export function Doors({ env }: { env: string }) {
  const [chosen, choose] = useState<DoorShown | undefined>(DOORS[0]);
  const url = location.origin;
  return (
    <Panel title={t("入口", "Doors")} isFlush>
      <ul class="doors">
        {DOORS.map((door) => (
          <li key={door.who}>
            <span>
              <strong>{door.who}</strong> <span class="soft">{door.about()}</span>
            </span>
            <Copyable text={url + door.path} />
            {door.snippet && (
              <button
                type="button"
                class="button quiet"
                aria-expanded={chosen === door}
                onClick={() => choose(chosen === door ? undefined : door)}
              >
                {t("怎么接", "How to point it here")}
              </button>
            )}
            {chosen === door && door.snippet && <Code text={door.snippet(url, env)} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
