import { spoken, type Words } from "./language";
import { textStyle } from "./textSize";
import { CallError, sentenceOf } from "../services/call";

/** Where a page stands: `loading` shows its skeleton, `failed` says why and offers to try again. */
export type PageState = "loading" | "ready" | "failed";

type Shared<T> = {
  /** The texts in the reader's language. */
  t: T;
  /** For `<page-meta page-style>`: the reader's text size. */
  look: string;
  state: PageState;
  /** Why it failed, for people. */
  problem: string;
};
type Query = Readonly<Record<string, string | undefined>>;
type SharedMethods = {
  /** What the page was opened with. */
  query: Query;
  /** Loads anew; what is on the screen stays until the new is there. */
  refresh(): Promise<void>;
};
type Own<T, D extends object, M extends object> = M & {
  data: D;
  /** Reads what the page shows and puts it into its data. What it throws is shown. Also after a pull down. */
  load?(query: Query): Promise<void>;
  /** Whether it loads anew whenever one comes back to it: for pages whose content changes elsewhere. */
  renewsOnReturn?: boolean;
} & ThisType<WechatMiniprogram.Page.Instance<D & Shared<T>, M & SharedMethods>>;

/**
 * A page of ours: WeChat's `Page`, with the texts in the reader's language, the reader's text size, and one way to load:
 * skeleton → content, or a sentence with a button to try again.
 */
export function page<T extends object, D extends object, M extends object>(
  words: Words<T>,
  own: Own<T, D, M>,
): void {
  type Self = WechatMiniprogram.Page.Instance<D & Shared<T>, SharedMethods> & {
    load?(query: Query): Promise<void>;
    wasShown: boolean;
  };
  const { onShow } = own as { readonly onShow?: () => void };
  const shared = {
    data: { ...own.data, t: spoken(words), look: textStyle(), state: "loading", problem: "" },
    query: {},
    wasShown: false,
    onLoad(this: Self, query: Query) {
      this.query = query;
      const t = spoken(words);
      if (t !== this.data.t || textStyle() !== this.data.look) {
        this.setData({ t, look: textStyle() } as object);
      }
      const { title } = t as { title?: string };
      if (title !== undefined) wx.setNavigationBarTitle({ title });
      void this.refresh();
    },
    onShow(this: Self) {
      onShow?.call(this);
      if (this.wasShown && own.renewsOnReturn === true) void this.refresh();
      this.wasShown = true;
    },
    async refresh(this: Self) {
      if (this.data.state === "failed") this.setData({ state: "loading" } as object);
      try {
        await this.load?.(this.query);
        this.setData({ state: "ready" } as object);
      } catch (error) {
        const problem = sentenceOf(error);
        // A page for promoters is no dead end for others: it leads to where one becomes one.
        if (isForPromoters(error)) {
          void wx.redirectTo({ url: JOIN_PAGE });
          return;
        }
        // What was read before is better than nothing: then the problem is only said in passing.
        if (this.data.state === "ready") void wx.showToast({ title: problem, icon: "none" });
        else this.setData({ state: "failed", problem } as object);
      } finally {
        void wx.stopPullDownRefresh();
      }
    },
    onPullDownRefresh(this: Self) {
      void this.refresh();
    },
  };
  Page({ ...own, ...shared } as unknown as WechatMiniprogram.Page.Options<object, object>);
}

const JOIN_PAGE = "/promote/join/join";

const isForPromoters = (error: unknown): boolean =>
  error instanceof CallError &&
  (error.code === "promoter_unknown" || error.code === "promoter_required");
