/** Tags of WXML itself. */
const SYNTAX = "block import include slot template wxs";

/** WeChat's own components. Source: the list of components in its documentation, base library 3. */
const COMPONENTS = [
  "view scroll-view swiper swiper-item movable-view movable-area cover-view cover-image match-media root-portal",
  "page-container share-element draggable-sheet grid-view list-view sticky-header sticky-section list-builder grid-builder",
  "snapshot span nested-scroll-header nested-scroll-body open-container double-tap-gesture-handler",
  "force-press-gesture-handler horizontal-drag-gesture-handler long-press-gesture-handler pan-gesture-handler",
  "scale-gesture-handler tap-gesture-handler vertical-drag-gesture-handler",
  "text rich-text icon progress selection button checkbox checkbox-group editor editor-portal form input keyboard-accessory label",
  "picker picker-view picker-view-column radio radio-group slider switch textarea functional-page-navigator navigator",
  "animation-video animation-view audio camera image live-player live-pusher video voip-room channel-live channel-video map canvas ad",
  "ad-custom official-account official-account-publish open-data open-data-list open-data-item navigation-bar page-meta web-view",
  "store-home store-product store-gift store-coupon aria-component page",
].join(" ");

export const BUILTIN_TAGS: ReadonlySet<string> = new Set(`${SYNTAX} ${COMPONENTS}`.split(" "));
