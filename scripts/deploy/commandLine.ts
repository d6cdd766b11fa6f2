import { parseArgs } from "node:util";
import { err, ok, type Result } from "#core/result.ts";

export type CommandLine = {
  /** Empty only with `help`. */
  readonly envId: string;
  readonly isDryRun: boolean;
  /** Whether data models are made too, so that collections read well in CloudBase's console. */
  readonly hasModels: boolean;
  /** Whether indexes that no file wants any more are dropped. */
  readonly isDropping: boolean;
  readonly help: boolean;
};

const ENV_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export const USAGE = `用法：npm run deploy -- --env ENV_ID [--dry-run] [--models] [--drop-unwanted-indexes --yes]

把 Fenrun 部署到一个 CloudBase 环境，依次是：构建，集合，索引，数据库权限，云函数权限，云函数，定时器，核对索引，品牌后台（静态托管的 console/ 目录）。
  --env ENV_ID  CloudBase 环境 id
  --dry-run     只列出每个调用和参数：不联网，不要密钥，环境变量的值显示为 ***
  --models      再建数据模型（database-models/），集合在 CloudBase 控制台里就有中文标题；
                建好后先看它的权限，见 docs/operations.md
  --drop-unwanted-indexes
                删除 database-indexes.json 不再要的索引，重建不一致的；要和 --yes 一起用。
                先不带它运行一次，看清是哪些：删掉的索引只能重新建，表大时要等很久

部署什么由 cloudbaserc.json、database-rules.json、database-indexes.json、function-rules.json、storage-rules.json 决定。
{{env.X}} 依次取自环境变量、.env.local、.env；缺一个就什么也不调用。
密钥：环境变量 TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY（临时密钥再加 TENCENTCLOUD_SESSIONTOKEN）；
地域：TENCENTCLOUD_REGION，默认 ap-shanghai。
可以反复运行：已有的不动，只补缺的。不删除任何集合和云函数；不再需要和不一致的索引只报告，除非要求删除。
退出码：0 完成，1 某个调用失败（已停下），2 没有调用任何东西（参数、文件、变量或密钥有误）。

注意：这个命令从未在真实的 CloudBase 环境上运行过（never run against a real environment）。
登录方式（用户名密码）和第一位负责人的账号要在控制台里设，见 docs/operations.md。
`;

const SAY_YES =
  "--drop-unwanted-indexes 会删除索引。先不带它运行一次，看清是哪些，再加上 --yes。什么也没有调用。";

/** Reads the words of the command line. The error is a sentence that names the wrong one. */
export function readCommandLine(words: readonly string[]): Result<CommandLine, string> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        env: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        models: { type: "boolean", default: false },
        "drop-unwanted-indexes": { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { env = "", "dry-run": isDryRun, models: hasModels, help } = values;
    const { "drop-unwanted-indexes": isDropping, yes } = values;
    if (!help && !ENV_ID.test(env)) {
      return err(env === "" ? "缺少 --env ENV_ID" : `--env ${env}：不是环境 id`);
    }
    if (isDropping && !yes && !isDryRun && !help) return err(SAY_YES);
    if (yes && !isDropping) return err("--yes 只和 --drop-unwanted-indexes 一起用");
    return ok({ envId: env, isDryRun, hasModels, isDropping, help });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
