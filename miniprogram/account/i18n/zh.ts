/** The texts of the package `account`, by page. */
export const zh = {};
