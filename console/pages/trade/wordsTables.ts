/** What tables of carriers and shops call the column of tracking numbers, in either language. */
export const NUMBER_HEADING = /运单|快递单|物流单|tracking/i;
