/** What differs between one brand's mini program and another's. Secrets never stand in here: phones can read all of it. */

/** The CloudBase environment; "" = the one that the mini program is bound to. */
export const ENV_ID = "";

/** How long a call may take before the page says so, in ms. The functions themselves end sooner. */
export const CALL_MS = 15_000;
