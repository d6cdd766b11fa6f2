import type { Report } from "../report/cost.ts";
import { reportText } from "../report/text.ts";
import { askServer } from "./ask.ts";
import { parseWords, URL_DEFAULT, type Command } from "./command.ts";

const HELP = `cloudbase-local report [options]

What a day of the traffic of a running server costs on CloudBase, at the published prices.
The traffic is counted since the start, or since POST /control/meter/reset.

  --url URL     the running server   (${URL_DEFAULT})
  --json        the numbers, for programs
`;

export const reportCommand: Command = {
  summary: "what a day of this traffic costs on CloudBase",
  help: HELP,
  async run(words, out) {
    const { values } = parseWords(words, {
      url: { type: "string", default: URL_DEFAULT },
      json: { type: "boolean", default: false },
    });
    const { ok: _, ...report } = await askServer(values.url, "report");
    out(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report as Report));
    return 0;
  },
};
