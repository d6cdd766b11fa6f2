import { parseArgs } from "node:util";
import { err, ok, type Result } from "#core/result.ts";

/** The invented teahouse with its three months, a shop's order export, or nothing. */
export type Filling =
  { readonly kind: "teahouse" | "nothing" } | { readonly kind: "orders"; readonly file: string };

export type CommandLine = {
  readonly port: number;
  readonly dataFolder: string;
  /** What a first start puts into the shop. */
  readonly filling: Filling;
  /** Whether somebody says yes on behalf of staff. */
  readonly hasClerk: boolean;
  readonly help: boolean;
};

export const DATA_FOLDER = ".data/demo";
const PORT = "8790";
/** Three doors need three ports in a row. */
const PORT_MAX = 65_533;

export const USAGE = `用法：npm start [-- --port N --data DIR --orders FILE --empty --no-clerk]

在本机打开 Fenrun：cloudbase-local、品牌后台和小程序。第一次启动先放入示例茶店“云隙茶舍”三个月的生意（一两分钟），之后保留数据。
  --port N       cloudbase-local 的端口（默认 ${PORT}）；后台用 N+1，小程序用 N+2
  --data DIR     数据目录（默认 ${DATA_FOLDER}）；删掉它就从头开始
  --orders FILE  第一次启动改为放入这份订单导出，如 examples/shop-orders.csv
  --empty        第一次启动什么也不放
  --no-clerk     不要店小二：申请、发货、售后、提现都等您自己处理（有人登录后台时，他也会歇着）
`;

/** Reads the words of the command line. The error is a sentence that names the wrong one. */
export function readCommandLine(words: readonly string[]): Result<CommandLine, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        port: { type: "string", default: PORT },
        data: { type: "string", default: DATA_FOLDER },
        orders: { type: "string" },
        empty: { type: "boolean", default: false },
        "no-clerk": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { port, data, orders, empty, help } = values;
    if (positionals.length > 0) return err(`${positionals.join(" ")} ?`);
    const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
    if (number < 1 || number > PORT_MAX) return err(`--port ${port}: 1 … ${PORT_MAX}`);
    if (data === "") return err("--data DIR ?");
    if (empty && orders !== undefined) return err("--empty 和 --orders 只能用一个");
    const asked: Filling =
      orders === undefined ? { kind: "teahouse" } : { kind: "orders", file: orders };
    const filling: Filling = empty ? { kind: "nothing" } : asked;
    const hasClerk = !values["no-clerk"];
    return ok({ port: number, dataFolder: data, filling, hasClerk, help });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
