/** What the server tells a page, as JSON in its element `served`. */
export type Served = {
  /** Where cloudbase-local is, without a slash at the end. */
  readonly server: string;
  readonly envId: string;
  readonly appId: string;
  /** Of the build; "" where none worked yet. */
  readonly hash: string;
  /** Whether its scripts open the cloud, so that the sign-in may begin before they run. */
  readonly hasCloud: boolean;
  /** The mini program's. */
  readonly title: string;
  /** All pages of app.json. */
  readonly pages: readonly string[];
  /** What is wrong with the newest build. */
  readonly problems?: readonly string[];
};
