import { build } from "#scripts/build.ts";
import { startHost } from "#scripts/offline/host.ts";
import { readCommandLine } from "#scripts/start/commandLine.ts";
import { openShop } from "#scripts/start/open.ts";
import { takenPort } from "#scripts/start/ports.ts";

const INTERRUPTED = 130;
/** Behind the three ports of `npm start`. */
const HTTP_OFFSET = 3;
const LAMBDA_OFFSET = 4;
const PORT_MAX = 65_531;

const USAGE = `用法：npm run offline [-- --port N --data DIR --orders FILE --empty]

和 npm start 一样打开本机的店，另外用 serverless-offline 开两扇门，给习惯 sls offline 的团队：
  HTTP         POST http://127.0.0.1:N+3/<云函数>，正文就是 event
  Lambda 调用  POST http://127.0.0.1:N+4/2015-03-31/functions/<云函数>/invocations
谁在调用：请求头 X-Amz-Client-Context，内容是 {"openid":"…"} 或 {"uid":"…"} 的 base64。
云函数仍由 cloudbase-local 运行，serverless-offline 只转发。参数同 npm start：
  --port N       cloudbase-local 的端口（默认 8790），一共用五个：N 到 N+4
  --data DIR     数据目录（默认 .data/demo）
  --orders FILE  第一次启动放入哪家店的订单
  --empty        第一次启动什么也不放
`;

/** `npm run offline`: the shop of `npm start`, with serverless-offline in front, until Ctrl-C. */
async function main(words: readonly string[]): Promise<number> {
  const line = readCommandLine(words);
  if (!line.ok) return complain(`${line.error}\n\n${USAGE}`, 2);
  const { port, help } = line.value;
  if (port > PORT_MAX) return complain(`--port ${port}: 1 … ${PORT_MAX}\n\n${USAGE}`, 2);
  if (help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const interrupted = new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  let isOpen = false;
  void interrupted.then(() => isOpen || process.exit(INTERRUPTED));
  // Looked at before the shop opens: the ports behind its own three, which are looked at there.
  if ((await takenPort(port)) === null && (await takenPort(port + 2)) !== null) {
    return complain(
      `端口 ${port + HTTP_OFFSET} 或 ${port + LAMBDA_OFFSET} 已被占用，请换 --port\n`,
      1,
    );
  }
  const shop = await openShop(line.value, build, (sentence) => console.error(sentence));
  if (!shop.ok) return complain(`${shop.error}\n`, 1);
  const { doors, close, ended } = shop.value;
  try {
    const host = await startHost({
      cloudbaseLocal: doors.cloudbaseLocal,
      httpPort: port + HTTP_OFFSET,
      lambdaPort: port + LAMBDA_OFFSET,
    });
    isOpen = true;
    console.log(`ready  http ${host.httpUrl("<function>")}`);
    console.log(`ready  invoke ${host.invokeUrl("<function>")}`);
    console.log(`ready  cloudbase-local ${doors.cloudbaseLocal}`);
    const died = await Promise.race([
      interrupted.then(() => null),
      ended.then(() => "cloudbase-local"),
      host.ended.then(() => "serverless-offline"),
    ]);
    await host.stop();
    if (died !== null) return complain(`${died} 意外退出，已关店，数据保留。\n`, 1);
  } finally {
    await close();
  }
  console.error("已关店，数据保留。");
  return 0;
}

function complain(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}

void main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) =>
    process.exit(complain(`${error instanceof Error ? error.message : error}\n`, 1)),
);
