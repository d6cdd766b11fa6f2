import type { Served } from "./page/served.ts";

/** Where a prebuilt script is, by its version. */
export type Scripts = { readonly phone: string; readonly frame: string };

/** One phone. The prebuilt phone comes first, then the mini program's own script. */
export function phonePage(served: Served, { phone }: Scripts): string {
  const app = served.hash === "" ? "" : `<script src="/app-${served.hash}.js"></script>`;
  const viewport = "width=device-width, initial-scale=1, viewport-fit=cover";
  const door = `<link rel="preconnect" href="${served.server.replace(/["<&]/g, "")}" crossorigin>`;
  return page(served, viewport, `${door}\n<script src="${phone}"></script>\n${app}`);
}

/** The page around the phones. */
export function framePage(served: Served, { frame }: Scripts): string {
  return page(served, "width=device-width, initial-scale=1", `<script src="${frame}"></script>`);
}

function page(served: Served, viewport: string, scripts: string): string {
  // A "<" in the JSON could end the element.
  const json = JSON.stringify(served).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="${viewport}">
<meta name="referrer" content="no-referrer">
<title>${served.title.replace(/[<&]/g, "")}</title>
<link rel="icon" href="data:,">
<script type="application/json" id="served">${json}</script>
</head>
<body>
${scripts}
</body>
</html>
`;
}
