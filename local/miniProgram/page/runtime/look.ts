/** The look of the phone around the pages. Names begin with `mp-`. */
export const LOOK = `
:root{--rpx:calc(100vw / 750);--mp-status:44px;--mp-bar:44px;--mp-tabs:50px}
*{-webkit-tap-highlight-color:transparent}
html{font-size:5vw}
html,body{margin:0;height:100%;overflow:hidden;overscroll-behavior:none}
body{font:16px/1.4 -apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif;user-select:none}
.mp-status{position:fixed;z-index:20;inset:0 0 auto;height:var(--mp-status);display:flex;align-items:center;justify-content:space-between;padding:0 26px;box-sizing:border-box;font-size:15px;font-weight:600;pointer-events:none}
.mp-signal{width:22px;height:11px;border:1px solid currentColor;border-radius:3px;background:linear-gradient(currentColor,currentColor) 2px/14px 7px no-repeat;background-position:2px 2px}
.mp-bar{position:fixed;z-index:10;inset:0 0 auto;height:calc(var(--mp-status) + var(--mp-bar));padding-top:var(--mp-status);box-sizing:border-box;display:flex;align-items:center;justify-content:center}
.mp-bar.is-custom{background:none!important;pointer-events:none}
.mp-bar.is-custom>*{display:none}
.mp-title{max-width:calc(100% - 208px);overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-size:17px;font-weight:600}
.mp-bar button,.mp-capsule button,.mp-tabs button{border:0;border-radius:0;background:none;padding:0;margin:0;min-height:0;color:inherit;font:inherit;cursor:pointer}
.mp-bar button::after,.mp-capsule button::after,.mp-tabs button::after,.mp-sheet button::after,.mp-error::after{content:none}
.mp-back,.mp-home{position:absolute;left:4px;width:44px;height:44px}
.mp-bar .mp-back{font-size:32px;line-height:40px}
.mp-bar .mp-home{font-size:22px}
.mp-capsule{position:fixed;z-index:30;top:calc(var(--mp-status) + 6px);right:7px;width:87px;height:32px;box-sizing:border-box;display:flex;border:.5px solid rgba(128,128,128,.3);border-radius:16px;background:rgba(255,255,255,.6);color:#000}
.mp-capsule.is-light{background:rgba(0,0,0,.15);color:#fff}
.mp-capsule button{flex:1;font-size:13px}
.mp-capsule button+button{border-left:.5px solid rgba(128,128,128,.3);font-size:18px;line-height:30px}
.mp-pages{position:fixed;inset:0;overflow:hidden}
.mp-page{position:absolute;inset:calc(var(--mp-status) + var(--mp-bar)) 0 0;contain:layout paint;background:var(--mp-background,#fff);overflow:hidden}
.mp-page[hidden]{display:block!important;visibility:hidden;pointer-events:none;content-visibility:hidden}
.mp-page.is-custom{top:0}
.mp-page.has-tabs{bottom:var(--mp-tabs)}
.mp-pull{position:absolute;inset:0 0 auto;height:0;display:flex;align-items:center;justify-content:center;gap:6px;overflow:hidden}
.mp-pull i{width:8px;height:8px;border-radius:50%;background:#999;animation:mp-pulse 1s infinite alternate}
.mp-pull i:nth-child(2){animation-delay:.3s}
.mp-pull i:nth-child(3){animation-delay:.6s}
.mp-pull.is-light i{background:#fff}
.mp-scroll{position:absolute;inset:0;overflow:hidden auto;container-type:size;overscroll-behavior:contain;user-select:none}
.mp-scroll.is-locked{overflow:hidden}
.mp-scroll>page{display:flow-root;min-height:100%;box-sizing:border-box}
.mp-tabs{position:fixed;z-index:10;inset:auto 0 0;height:var(--mp-tabs);box-sizing:border-box;display:flex;border-top:.5px solid rgba(128,128,128,.3)}
.mp-tabs[hidden]{display:none}
.mp-tab{position:relative;flex:1;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:2px}
.mp-tab span{font-size:10px;line-height:14px}
.mp-tab img{width:27px;height:27px;object-fit:contain}
.mp-tabs.is-plain .mp-tab span{font-size:15px}
.mp-badge{position:absolute;top:2px;left:calc(50% + 6px);min-width:18px;box-sizing:border-box;padding:0 5px;border-radius:9px;background:#fa5151;color:#fff;font:11px/18px sans-serif;text-align:center}
.mp-badge:empty{top:6px;left:calc(50% + 12px);min-width:0;width:8px;height:8px;padding:0}
.mp-layers{position:fixed;z-index:100;inset:0;pointer-events:none}
.mp-layers>*{pointer-events:auto}
.mp-errors{position:fixed;z-index:200;inset:auto 8px calc(var(--mp-tabs) + 8px);display:flex;flex-direction:column;gap:4px;pointer-events:none}
.mp-error{pointer-events:auto;border:0;border-radius:6px;padding:6px 10px;background:#c62828;color:#fff;font:12px/1.4 ui-monospace,monospace;text-align:left;overflow-wrap:anywhere;max-height:76px;overflow:hidden;cursor:pointer}
.mp-error.is-notice{pointer-events:none;margin:0;background:#455a64}
.mp-sheet{position:absolute;inset:0;background:rgba(0,0,0,.5);display:flex;flex-direction:column;justify-content:flex-end}
.mp-sheet button{width:100%;margin:0;border:0;border-radius:0;border-bottom:.5px solid rgba(128,128,128,.3);padding:0;height:54px;background:#fff;color:#111;font-size:17px;cursor:pointer}
:root[data-theme="dark"] .mp-sheet button{background:#2a2a2a;color:#ddd}
.mp-problems{position:fixed;z-index:300;inset:0;overflow:auto;margin:0;padding:20px;box-sizing:border-box;background:#fff;color:#b71c1c;font:13px/1.6 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;user-select:text}
.mp-problems b{display:block;color:#111;font:600 17px/2 sans-serif}
@keyframes mp-pulse{to{opacity:.2}}
`;
