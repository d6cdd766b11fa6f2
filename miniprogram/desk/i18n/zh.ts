/** The texts of the package `desk`, by page. */
export const zh = {};
