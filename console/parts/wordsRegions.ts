/** How the whole names of provinces end, which people leave away. */
export const PROVINCE_ENDING = /(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/;
