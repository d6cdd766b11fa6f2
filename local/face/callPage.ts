import type { CallRecord } from "../functions/calls.ts";
import { html, type Html } from "./html.ts";
import { beijingTime } from "./times.ts";

/** One call of a function: how it ended, and what it printed. */
export function callPage(record: CallRecord): Html {
  const { functionName, requestId, error, log } = record;
  return html`<header>
      <div>
        <h1>${functionName}</h1>
        <small>${requestId}</small> <a href="/">← cloudbase-local</a>
      </div>
    </header>
    <main>
      <dl class="facts">
        <div>
          <dt>时间 <small>at, UTC+8</small></dt>
          <dd>${beijingTime(record.atMs)}</dd>
        </div>
        <div>
          <dt>用时 <small>took</small></dt>
          <dd>${tookText(record)}</dd>
        </div>
        <div>
          <dt>数据库请求 <small>database requests</small></dt>
          <dd>${record.databaseRequests}</dd>
        </div>
        <div>
          <dt>来源 <small>source</small></dt>
          <dd>${record.source}</dd>
        </div>
        <div>
          <dt>用户 <small>openid</small></dt>
          <dd>${record.openid ?? "–"}</dd>
        </div>
      </dl>
      <section class="wide">
        <h2>结果 <span>Outcome</span></h2>
        <pre>${outcomeText(record)}</pre>
      </section>
      ${error === undefined ? undefined : errorSection(error.message)}
      <section class="wide">
        <h2>日志 <span>Log</span></h2>
        ${log.length === 0 ? html`<p class="none">没有输出 Nothing was printed.</p>` : html`<pre>${log.join("")}</pre>`}
      </section>
    </main>`;
}

function errorSection(message: string): Html {
  return html`<section class="wide">
    <h2>错误 <span>Error</span></h2>
    <pre>${readable(message)}</pre>
  </section>`;
}

/** The platform packs an error into one line of JSON. */
function readable(message: string): string {
  try {
    return JSON.stringify(JSON.parse(message), null, 2);
  } catch {
    return message;
  }
}

export function tookText({ tookMs }: CallRecord): string {
  return tookMs === undefined ? "…" : `${tookMs.toFixed(1)} ms`;
}

export function outcomeText({ tookMs, error }: CallRecord): Html {
  if (error !== undefined) return html`<span class="bad">${error.code}</span>`;
  if (tookMs === undefined) return html`<span class="soft">运行中 running</span>`;
  return html`<span class="good">成功 ok</span>`;
}
