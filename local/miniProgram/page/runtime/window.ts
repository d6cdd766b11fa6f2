import type { MiniApp } from "./app.ts";
import type { StackedPage } from "./pages.ts";

/** A window that changes its size or goes out of sight is a phone that was turned or put away. */
export function watchWindow(app: MiniApp, front: () => StackedPage | undefined): void {
  addEventListener("resize", () => {
    const page = front();
    const { clientWidth: windowWidth = 0, clientHeight: windowHeight = 0 } = page?.element ?? {};
    page?.call("onResize", { size: { windowWidth, windowHeight } });
  });
  addEventListener("unhandledrejection", ({ reason, promise }) => {
    app.call("onUnhandledRejection", { reason, promise });
  });
}
