/** What the parts of the phone in the browser know of each other: the runtime moves pages, `wx` is what pages call. */

/** A page that is open. */
export type OpenPage = {
  /** As app.json names it, without a slash in front. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The page's own object: `this` of its methods. */
  readonly caller: PageCaller;
  readonly element: HTMLElement;
};

/** What the runtime and `wx` use of a page's own object. */
export type PageCaller = {
  readonly data: Readonly<Record<string, unknown>>;
  readonly setData: (changes: object) => void;
} & { readonly [method: string]: unknown };

/** The stack of pages, as `wx.navigateTo` and its kind move it. A refusal is thrown with WeChat's own `errMsg`. */
export type Navigation = {
  /** `events` are what the opener listens to; its end of the channel comes back. */
  readonly navigateTo: (url: string, events?: unknown) => EventChannel;
  readonly redirectTo: (url: string) => void;
  readonly reLaunch: (url: string) => void;
  readonly switchTab: (url: string) => void;
  readonly navigateBack: (delta: number) => void;
  /** The page in front. */
  readonly current: () => OpenPage | undefined;
  readonly pages: () => readonly OpenPage[];
  readonly setTitle: (title: string) => void;
  readonly setBarColor: (front: string, background: string) => void;
  /** A tab's small red text; "" = a dot, null = none. */
  readonly setTabBadge: (index: number, text: string | null) => void;
  readonly setTabBar: (isShown: boolean) => void;
  readonly stopPullDown: () => void;
  readonly startPullDown: () => void;
};

/** What a page and the one that it opened tell each other by. */
export type EventChannel = {
  readonly on: (name: string, listener: (...values: readonly unknown[]) => void) => void;
  readonly once: (name: string, listener: (...values: readonly unknown[]) => void) => void;
  readonly off: (name: string, listener?: (...values: readonly unknown[]) => void) => void;
  readonly emit: (name: string, ...values: readonly unknown[]) => void;
};

/** What one phone was opened with. */
export type PhoneSettings = {
  /** Its WeChat user. */
  readonly openid: string;
  /** Where cloudbase-local is, without a slash at the end. */
  readonly server: string;
  readonly envId: string;
  readonly appId: string;
  /** How the mini program was opened: a code's scene arrives in `query.scene`, as WeChat gives it. */
  readonly launch: {
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly scene: number;
  };
};

/** Where `wx` hands over what only the person decides: sheets over the phone, and words to the frame around it. */
export type PhoneScreen = {
  /** Everything that lies over the pages is put in here. */
  readonly layers: HTMLElement;
  /** Says on the screen, by name, what this phone cannot do. */
  readonly notEmulated: (what: string) => void;
};
