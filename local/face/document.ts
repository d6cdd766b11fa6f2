/** The whole HTML of the page: its program fills in the rest. The icon stands inside, so that nothing else is asked for. */
export const DOCUMENT = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>cloudbase-local</title>
    <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b6bcb'/%3E%3Cpath d='M4.5 10.5a2 2 0 0 1 .3-4 3.2 3.2 0 0 1 6.2-.4 2.2 2.2 0 0 1 .5 4.4z' fill='%23fff'/%3E%3C/svg%3E" />
    <link rel="stylesheet" href="/face/face.css" />
    <script type="module" src="/face/face.js"></script>
  </head>
  <body>
    <div id="page"></div>
    <noscript>
      <h1>cloudbase-local 正在运行</h1>
      <p>这个页面需要 JavaScript。没有它时，同样的信息在控制接口：</p>
      <h1>cloudbase-local is running</h1>
      <p>This page needs JavaScript. Without it, the control door tells the same:</p>
      <ul>
        <li><a href="/control/health">/control/health</a></li>
        <li><a href="/control/functions">/control/functions</a></li>
        <li><a href="/control/calls">/control/calls</a></li>
        <li><a href="/control/timers">/control/timers</a></li>
        <li><a href="/control/meter">/control/meter</a></li>
      </ul>
    </noscript>
  </body>
</html>
`;
