/** Colours, in the document, so that the phone's theme reaches them at once. */
const COLOURS = `
:root{--phone-bg:#fff;--phone-soft:#f7f7f7;--phone-line:rgba(0,0,0,.1);--phone-text:rgba(0,0,0,.9);--phone-faint:rgba(0,0,0,.5);--phone-link:#576b95;--phone-green:#07c160;--phone-red:#fa5151}
:root[data-theme="dark"]{--phone-bg:#1e1e1e;--phone-soft:#2a2a2a;--phone-line:rgba(255,255,255,.1);--phone-text:rgba(255,255,255,.85);--phone-faint:rgba(255,255,255,.5);--phone-link:#7d90a9}
`;

/** The look of what lies over the pages. It stands in shadow roots, where no page's style comes. */
const STYLES = `
:host{all:initial;position:fixed;inset:0;z-index:10000}
.phone-layer{position:absolute;inset:0;pointer-events:auto;font:16px/1.5 -apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif;color:var(--phone-text);text-align:left;-webkit-tap-highlight-color:transparent}
.phone-layer *{box-sizing:border-box}
.phone-layer button{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;cursor:pointer}
.phone-layer button:focus-visible,.phone-layer input:focus-visible,.phone-layer textarea:focus-visible{outline:2px solid var(--phone-green);outline-offset:1px}
.phone-layer input,.phone-layer textarea{font:inherit;color:inherit;width:100%;border:1px solid var(--phone-line);border-radius:8px;background:var(--phone-soft);padding:9px 12px;min-height:42px}
.phone-layer textarea{resize:none}
.phone-layer.phone-still{pointer-events:none}
.phone-shade{position:absolute;inset:0;background:rgba(0,0,0,.5);animation:phone-fade .16s ease-out}
.phone-toast{position:absolute;left:50%;top:42%;transform:translate(-50%,-50%);max-width:70%;padding:12px 18px;border-radius:10px;background:rgba(52,52,52,.92);color:#fff;font-size:14px;line-height:1.5;text-align:center;overflow-wrap:anywhere;white-space:pre-wrap;animation:phone-fade .12s ease-out}
.phone-toast.has-icon{min-width:132px;min-height:120px;padding:22px 16px 16px}
.phone-icon{display:block;width:40px;height:40px;margin:0 auto 12px;font-size:36px;line-height:40px;object-fit:contain}
.phone-spinner{border:3px solid rgba(255,255,255,.3);border-top-color:#fff;border-radius:50%;animation:phone-turn .9s linear infinite}
.phone-dialog{position:absolute;left:50%;top:50%;width:min(320px,86%);max-height:76%;transform:translate(-50%,-50%);display:flex;flex-direction:column;border-radius:12px;background:var(--phone-bg);overflow:hidden;animation:phone-fade .16s ease-out}
.phone-dialog h3{margin:0;padding:28px 24px 0;font-size:17px;font-weight:600;text-align:center}
.phone-dialog-text{padding:14px 24px 28px;overflow:auto;text-align:center;white-space:pre-wrap;overflow-wrap:anywhere;color:var(--phone-faint)}
.phone-dialog h3+.phone-dialog-text{padding-top:12px}
.phone-dialog-row{display:flex;border-top:1px solid var(--phone-line);flex:none}
.phone-dialog-row button{flex:1;min-height:54px;font-size:17px;font-weight:600}
.phone-dialog-row button+button{border-left:1px solid var(--phone-line)}
.phone-sheet{position:absolute;left:0;right:0;bottom:0;max-height:86%;overflow:auto;border-radius:14px 14px 0 0;background:var(--phone-bg);padding:20px 20px 28px;animation:phone-rise .2s ease-out}
.phone-sheet-head{display:flex;align-items:center;justify-content:space-between;margin:-4px 0 12px;min-height:32px}
.phone-sheet-head h3{margin:0;font-size:17px;font-weight:600}
.phone-close{width:32px;height:32px;border-radius:50%;background:var(--phone-soft)!important;font-size:18px;line-height:32px}
.phone-actions{padding:0 0 20px;background:var(--phone-soft)}
.phone-actions button,.phone-actions p{display:block;width:100%;min-height:56px;margin:0;padding:8px 20px;background:var(--phone-bg)!important;text-align:center;border-bottom:1px solid var(--phone-line)!important;font-size:17px}
.phone-actions p{font-size:13px;color:var(--phone-faint);line-height:40px}
.phone-actions .phone-cancel{margin-top:8px}
.phone-main{display:block;width:100%;min-height:48px;margin-top:16px!important;border-radius:8px;background:var(--phone-green)!important;color:#fff!important;font-weight:600!important;font-size:17px!important}
.phone-main:disabled{opacity:.4;cursor:default}
.phone-second{display:block;width:100%;min-height:48px;margin-top:10px!important;border-radius:8px;background:var(--phone-soft)!important;font-size:17px!important}
.phone-link{color:var(--phone-link)!important;font-size:14px!important;min-height:40px}
.phone-center{text-align:center}
.phone-faint{color:var(--phone-faint);font-size:14px}
.phone-amount{font-size:40px;font-weight:600;line-height:1.3;text-align:center;font-variant-numeric:tabular-nums}
.phone-red{color:var(--phone-red)}
.phone-rows{margin:12px 0 0;padding:0;list-style:none;border-top:1px solid var(--phone-line)}
.phone-rows li{display:flex;align-items:center;gap:12px;min-height:52px;padding:8px 0;border-bottom:1px solid var(--phone-line)}
.phone-rows li>:first-child{flex:1;min-width:0;overflow-wrap:anywhere}
.phone-rows li>button:first-child{text-align:left;min-height:36px}
.phone-rows small{display:block;color:var(--phone-faint);font-size:13px}
.phone-switch{appearance:none;position:relative;flex:none;width:50px!important;height:30px;min-height:30px!important;padding:0!important;border-radius:15px!important;background:var(--phone-line)!important;cursor:pointer}
.phone-switch::after{content:"";position:absolute;left:2px;top:1px;width:26px;height:26px;border-radius:50%;background:#fff;box-shadow:0 1px 3px rgba(0,0,0,.3);transition:left .15s}
.phone-switch:checked{background:var(--phone-green)!important}
.phone-switch:checked::after{left:21px}
.phone-field{display:block;margin-top:12px}
.phone-field span{display:block;font-size:14px;color:var(--phone-faint);margin-bottom:4px}
.phone-pictures{background:#000;display:flex;align-items:center;justify-content:center}
.phone-pictures img{max-width:100%;max-height:100%;object-fit:contain}
.phone-pictures-foot{position:absolute;left:0;right:0;bottom:24px;display:flex;justify-content:center;gap:24px;color:#fff}
.phone-pictures-foot button{min-width:44px;min-height:44px;font-size:22px}
.phone-card{display:block;width:100%;max-width:260px;margin:0 auto;padding:12px;border:1px solid var(--phone-line);border-radius:8px;background:var(--phone-bg)}
.phone-card-picture{width:100%;aspect-ratio:5/4;object-fit:cover;border-radius:4px;background:var(--phone-soft);margin-top:8px;display:block}
@keyframes phone-fade{from{opacity:0}}
@keyframes phone-rise{from{transform:translateY(100%)}}
@keyframes phone-turn{to{transform:rotate(1turn)}}
@media (prefers-reduced-motion:reduce){.phone-layer *{animation-duration:.01s!important}}
`;

let sheet: CSSStyleSheet | undefined;

/** The look, for a shadow root. */
export function layerStyles(): CSSStyleSheet {
  if (sheet !== undefined) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  return sheet;
}

/** Puts the colours into the document, once. */
export function addColours(): void {
  if (document.getElementById("phone-colours") !== null) return;
  const style = document.createElement("style");
  style.id = "phone-colours";
  style.textContent = COLOURS;
  document.head.append(style);
}
