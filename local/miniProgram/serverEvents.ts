import type { ServerResponse } from "node:http";

/** Server-sent events: one text to all pages that listen. */
export type Events = {
  listen(response: ServerResponse, first: unknown): void;
  tell(news: unknown): void;
  close(): void;
};

const HEADERS = { "content-type": "text/event-stream", "cache-control": "no-store" };

export function createEvents(): Events {
  const open = new Set<ServerResponse>();
  const line = (news: unknown) => `data: ${JSON.stringify(news)}\n\n`;
  return {
    listen(response, first) {
      response.writeHead(200, HEADERS);
      response.write(`retry: 500\n${line(first)}`);
      open.add(response);
      response.on("close", () => open.delete(response));
    },
    tell(news) {
      for (const response of open) response.write(line(news));
    },
    close() {
      for (const response of open) response.end();
    },
  };
}
