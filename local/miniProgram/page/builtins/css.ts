import { CONTROL_CSS } from "./cssControls.ts";

/** How WeChat's components look before a page styles them. Units are px but for what the page itself gives in rpx. */
const BOXES = `
[hidden]{display:none!important}
page{display:block;min-height:100%;background:transparent;font-size:16px;line-height:normal;overflow-wrap:break-word;user-select:none;-webkit-user-select:none;
  font-family:-apple-system-font,Helvetica Neue,Helvetica,"PingFang SC","Noto Sans CJK SC","Noto Sans SC",sans-serif}
page *{-webkit-tap-highlight-color:transparent}
view,scroll-view,swiper,swiper-item,form,checkbox-group,radio-group,navigator,rich-text,movable-area,movable-view,picker,picker-view,picker-view-column,
cover-view,root-portal,match-media,page-container,grid-view,list-view,sticky-section,sticky-header,share-element,keyboard-accessory,map,web-view,editor,draggable-sheet,
nested-scroll-header,nested-scroll-body,ad,ad-custom,official-account{display:block}
page-meta,navigation-bar,ad,ad-custom,official-account{display:none}
text,label,checkbox,radio,switch,icon,open-data{display:inline}
text{white-space-collapse:preserve-breaks}
text[space]{white-space-collapse:preserve}
text[space=ensp]{word-spacing:.25em}
text[space=emsp]{word-spacing:.75em}
text[selectable],text[user-select],rich-text[user-select]{user-select:text;-webkit-user-select:text}
cover-view{position:relative;overflow:hidden;white-space:nowrap;line-height:1.2}
image,cover-image{display:inline-block;overflow:hidden;width:320px;height:240px;position:relative}
cover-image{width:auto;height:auto}
image>img,cover-image>img{display:block;width:100%;height:100%;object-fit:fill;pointer-events:none}
image>img:not([src]){visibility:hidden}
image[mode=aspectFit]>img{object-fit:contain}
image[mode=aspectFill]>img{object-fit:cover}
image[mode=widthFix]{height:auto!important}
image[mode=widthFix]>img{height:auto}
image[mode=heightFix]{width:auto!important}
image[mode=heightFix]>img{width:auto}
image[mode=top]>img,image[mode=bottom]>img,image[mode=center]>img,image[mode=left]>img,image[mode=right]>img,
image[mode="top left"]>img,image[mode="top right"]>img,image[mode="bottom left"]>img,image[mode="bottom right"]>img{object-fit:none}
image[mode=top]>img{object-position:center top}
image[mode=bottom]>img{object-position:center bottom}
image[mode=left]>img{object-position:left center}
image[mode=right]>img{object-position:right center}
image[mode="top left"]>img{object-position:left top}
image[mode="top right"]>img{object-position:right top}
image[mode="bottom left"]>img{object-position:left bottom}
image[mode="bottom right"]>img{object-position:right bottom}
canvas{display:block;position:relative;width:300px;height:150px}
video{display:inline-block;width:300px;height:225px;background:#000}
`;

const SCROLLING = `
scroll-view{width:100%;overflow:hidden;position:relative;-webkit-overflow-scrolling:touch;scrollbar-width:none}
scroll-view::-webkit-scrollbar{display:none}
scroll-view[scroll-y]{overflow-y:auto}
scroll-view[scroll-x]{overflow-x:auto}
scroll-view[enable-flex]{display:flex}
.builtin-refresher{flex:none;height:0;overflow:hidden;display:flex;align-items:center;justify-content:center;gap:6px}
.builtin-refresher[data-look=none]{display:none}
.builtin-refresher>i{width:6px;height:6px;border-radius:50%;background:#aaa;animation:builtin-breathe 1s infinite}
.builtin-refresher>i:nth-child(2){animation-delay:.2s}
.builtin-refresher>i:nth-child(3){animation-delay:.4s}
.builtin-refresher[data-look=white]>i{background:#fff}
@keyframes builtin-breathe{50%{opacity:.3}}
swiper{height:150px;position:relative;touch-action:pan-y}
swiper[vertical]{touch-action:pan-x}
.builtin-swiper-frame{position:absolute;inset:0;overflow:hidden}
.builtin-swiper-track{position:absolute;inset:0 var(--after,0px) 0 var(--before,0px)}
swiper[vertical] .builtin-swiper-track{inset:var(--before,0px) 0 var(--after,0px) 0}
swiper-item{position:absolute;top:0;left:calc(var(--at,0)*100%/var(--count,1));width:calc(100%/var(--count,1));height:100%;overflow:hidden}
swiper[vertical]>.builtin-swiper-frame>.builtin-swiper-track>swiper-item{left:0;top:calc(var(--at,0)*100%/var(--count,1));width:100%;height:calc(100%/var(--count,1))}
.builtin-swiper-dots{position:absolute;left:0;right:0;bottom:10px;text-align:center;font-size:0;pointer-events:none}
.builtin-swiper-dots>i{display:inline-block;width:8px;height:8px;margin:0 3px;border-radius:50%;background:var(--dot)}
.builtin-swiper-dots>i.on{background:var(--dot-on)}
swiper[vertical]>.builtin-swiper-dots{inset:0 10px 0 auto;display:flex;flex-direction:column;justify-content:center;gap:6px}
movable-area{position:relative;width:10px;height:10px}
movable-view{position:absolute;width:10px;height:10px;top:0;left:0;touch-action:none}
sticky-header{position:sticky;top:0;z-index:1}
`;

export const builtinCss = `${BOXES}${SCROLLING}${CONTROL_CSS}`;
