import { outcomeText, tookText } from "./callPage.ts";
import type { FaceParts } from "./face.ts";
import { html, type Html } from "./html.ts";
import { beijingTime } from "./times.ts";

const CALLS_SHOWN = 20;

/** What runs: doors, functions, collections, timers, the clock and the last calls. */
export function statusPage(parts: FaceParts): Html {
  const { clock, env } = parts;
  const usage = parts.meter.read();
  return html`<header>
      <div>
        <h1>cloudbase-local</h1>
        <span class="soft">云开发本地环境 · CloudBase on this machine</span>
      </div>
    </header>
    <main>
      <dl class="facts">
        <div>
          <dt>环境 <small>environment</small></dt>
          <dd>${env}</dd>
        </div>
        <div>
          <dt>
            ${clock.frozen ? html`时钟，已冻结 <small>clock, frozen</small>` : html`时钟 <small>clock, UTC+8</small>`}
          </dt>
          <dd>${beijingTime(clock.nowMs())}</dd>
        </div>
        <div>
          <dt>函数调用 <small>function calls</small></dt>
          <dd>${usage.functionInvocations}</dd>
        </div>
        <div>
          <dt>数据库请求 <small>database requests</small></dt>
          <dd>${usage.databaseRequests}</dd>
        </div>
        <div>
          <dt>读 / 写文档 <small>documents read / written</small></dt>
          <dd>${usage.documentsRead} / ${usage.documentsWritten}</dd>
        </div>
      </dl>
      ${functionsSection(parts)} ${collectionsSection(parts)} ${timersSection(parts)}
      ${doorsSection(parts)} ${callsSection(parts)}
    </main>`;
}

/** A titled table, or a sentence where it would have no rows. */
function section(
  title: Html,
  o: { wide?: boolean; head: Html; rows: readonly Html[]; none: string },
): Html {
  const body =
    o.rows.length === 0
      ? html`<p class="none">${o.none}</p>`
      : html`<div class="scroll">
          <table>
            <thead>
              <tr>
                ${o.head}
              </tr>
            </thead>
            <tbody>
              ${o.rows}
            </tbody>
          </table>
        </div>`;
  return html`<section class="${o.wide ? "wide" : ""}">
    <h2>${title}</h2>
    ${body}
  </section>`;
}

function functionsSection({ functions, meter }: FaceParts): Html {
  const { byFunction } = meter.read();
  return section(html`云函数 <span>Functions</span>`, {
    head: html`<th>名称 name</th>
      <th class="number">调用 calls</th>
      <th class="number">平均 mean</th>
      <th class="number">每次请求 requests each</th>`,
    rows: functions.specs.map(({ name, timeoutSeconds, memoryMb }) => {
      const usage = byFunction[name];
      const calls = usage?.functionInvocations ?? 0;
      const each = (sum: number | undefined) =>
        calls === 0 ? "–" : ((sum ?? 0) / calls).toFixed(1);
      return html`<tr>
        <td>
          ${name}<br /><small class="time"
            >${timeoutSeconds} s · ${memoryMb} MB · ${functions.instances(name)} 实例 warm</small
          >
        </td>
        <td class="number">${calls}</td>
        <td class="number">${each(usage?.functionMs)} ms</td>
        <td class="number">${each(usage?.databaseRequests)}</td>
      </tr>`;
    }),
    none: "cloudbaserc.json 中没有函数 No functions in cloudbaserc.json.",
  });
}

function collectionsSection({ database }: FaceParts): Html {
  return section(html`数据库集合 <span>Collections</span>`, {
    head: html`<th>名称 name</th>
      <th class="number">文档 documents</th>`,
    rows: database.collections().map(
      (name) =>
        html`<tr>
          <td>${name}</td>
          <td class="number">${database.stats(name).documents}</td>
        </tr>`,
    ),
    none: "还没有集合 No collections yet.",
  });
}

function timersSection({ schedule }: FaceParts): Html {
  return section(html`定时器 <span>Timers, UTC+8</span>`, {
    wide: true,
    head: html`<th>名称 name</th>
      <th>函数 function</th>
      <th>表达式 pattern</th>
      <th>下次 next run</th>`,
    rows: schedule.list().map(
      ({ name, functionName, config, nextAtMs }) =>
        html`<tr>
          <td>${name}</td>
          <td>${functionName}</td>
          <td><code>${config}</code></td>
          <td class="time">${nextAtMs === undefined ? "–" : beijingTime(nextAtMs)}</td>
        </tr>`,
    ),
    none: "没有定时器 No timers.",
  });
}

function callsSection({ functions }: FaceParts): Html {
  return section(html`最近调用 <span>Latest calls</span>`, {
    wide: true,
    head: html`<th>时间 at</th>
      <th>函数 function</th>
      <th>来源 source</th>
      <th>结果 outcome</th>
      <th class="number">用时 took</th>
      <th class="number">数据库请求 requests</th>`,
    rows: functions.calls.latest(CALLS_SHOWN).map(
      (record) =>
        html`<tr>
          <td class="time">${beijingTime(record.atMs)}</td>
          <td><a href="/calls/${record.requestId}">${record.functionName}</a></td>
          <td>${record.source}<br /><small>${record.openid ?? ""}</small></td>
          <td>${outcomeText(record)}</td>
          <td class="number">${tookText(record)}</td>
          <td class="number">${record.databaseRequests}</td>
        </tr>`,
    ),
    none: "还没有调用 Nothing was called yet.",
  });
}

function doorsSection({ url }: FaceParts): Html {
  const door = (path: string, use: string) =>
    html`<tr>
      <td><code>${url}${path}</code></td>
      <td>${use}</td>
    </tr>`;
  return section(html`入口 <span>Doors</span>`, {
    wide: true,
    head: html`<th>地址 address</th>
      <th>用途 use</th>`,
    rows: [
      door("/admin", '@cloudbase/node-sdk, wx-server-sdk: TCB_CONTEXT_CNFG = {"URL": …}'),
      door("/wechatpay/", "微信支付 v3 替身 · stand-in for WeChat Pay v3"),
      door(
        "/control/",
        "时钟、定时器、调用、计量、微信 · clock, timers, calls, meter, WeChat (README)",
      ),
    ],
    none: "",
  });
}
