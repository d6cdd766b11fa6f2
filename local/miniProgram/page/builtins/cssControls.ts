/** Buttons, fields and what one picks from. */
export const CONTROL_CSS = `
button{display:block;position:relative;box-sizing:border-box;margin:0 auto;padding:0 14px;border:0;border-radius:5px;overflow:hidden;cursor:pointer;
  font:inherit;font-size:18px;line-height:2.55555556;text-align:center;text-decoration:none;color:#000;background:#f8f8f8;appearance:none;user-select:none}
button::after{content:"";position:absolute;inset:0;width:200%;height:200%;transform:scale(.5);transform-origin:0 0;box-sizing:border-box;border:1px solid rgba(0,0,0,.2);border-radius:10px;pointer-events:none}
button[type=primary]{color:#fff;background:#1aad19}
button[type=warn]{color:#fff;background:#e64340}
button[size=mini]{display:inline-block;width:auto;padding:0 1.32em;font-size:13px;line-height:2.3}
button[plain]{color:#353535;background:transparent;border:1px solid #353535}
button[plain]::after{border:0}
button[type=primary][plain]{color:#1aad19;border-color:#1aad19}
button[type=warn][plain]{color:#e64340;border-color:#e64340}
button[disabled]{color:rgba(0,0,0,.3);background:#f7f7f7;cursor:default}
button[type=primary][disabled]{color:rgba(255,255,255,.6);background:#9ed99d}
button[type=warn][disabled]{color:rgba(255,255,255,.6);background:#ec8b89}
button.builtin-button-hover{filter:brightness(.9)}
button[loading]::before{content:"";display:inline-block;width:1em;height:1em;margin-right:.4em;vertical-align:-.1em;border:2px solid currentColor;border-right-color:transparent;
  border-radius:50%;box-sizing:border-box;animation:builtin-turn 1s linear infinite}
@keyframes builtin-turn{to{transform:rotate(1turn)}}
.builtin-navigator-hover{background-color:rgba(0,0,0,.1);opacity:.7}
:where(.builtin-placeholder){color:#808080}
:where([builtin-stretch]){width:-webkit-fill-available}
input,textarea{display:block;box-sizing:border-box;margin:0;padding:0;border:0;border-radius:0;outline:0;background:none;appearance:none;
  font:inherit;color:inherit;text-align:inherit;letter-spacing:inherit;user-select:text;-webkit-user-select:text}
input{height:1.4rem;min-height:1.4em;min-width:0;text-overflow:clip;overflow:hidden}
textarea{width:300px;height:150px;resize:none;overflow:auto}
textarea[auto-height]{field-sizing:content;height:auto!important}
input::placeholder,textarea::placeholder{opacity:1;color:var(--placeholder-color,#808080);font-size:var(--placeholder-font-size,inherit);
  font-weight:var(--placeholder-font-weight,inherit);line-height:var(--placeholder-line-height,inherit);text-align:var(--placeholder-text-align,inherit)}
input:disabled,textarea:disabled{opacity:1;-webkit-text-fill-color:currentColor}
checkbox,radio{display:inline-flex;align-items:center;vertical-align:middle}
label{cursor:pointer}
input.builtin-check,input.builtin-radio,input.builtin-switch{flex:none;width:22px;height:22px;min-height:0;margin:0 5px 0 0;border:1px solid #d1d1d1;border-radius:3px;background:#fff;position:relative;cursor:pointer}
input.builtin-radio{border-radius:50%}
input.builtin-check:checked::before,input.builtin-radio:checked::before{content:"";position:absolute;left:50%;top:46%;width:5px;height:10px;
  transform:translate(-50%,-50%) rotate(45deg);border:solid var(--builtin-color,#09bb07);border-width:0 2px 2px 0}
input.builtin-radio:checked{background:var(--builtin-color,#09bb07);border-color:var(--builtin-color,#09bb07)}
input.builtin-radio:checked::before{border-color:#fff}
input.builtin-check:disabled,input.builtin-radio:disabled,input.builtin-switch:disabled{opacity:.5;cursor:default}
switch{display:inline-block;vertical-align:middle}
input.builtin-switch{display:block;width:52px;height:32px;margin:0;border:1px solid #dfdfdf;border-radius:16px;background:#dfdfdf;transition:background-color .1s}
input.builtin-switch::before{content:"";position:absolute;top:0;left:0;width:30px;height:30px;border-radius:50%;background:#fff;box-shadow:0 1px 3px rgba(0,0,0,.4);transition:transform .2s}
input.builtin-switch:checked{background:var(--builtin-color);border-color:var(--builtin-color)}
input.builtin-switch:checked::before{transform:translateX(20px)}
slider{display:flex;align-items:center;margin:10px 18px;height:28px}
slider>input{flex:1;height:28px;cursor:pointer}
slider>input::-webkit-slider-runnable-track{height:2px;border-radius:2px;background:linear-gradient(var(--builtin-on),var(--builtin-on)) 0/var(--builtin-share) 100% no-repeat,var(--builtin-off)}
slider>input::-webkit-slider-thumb{appearance:none;width:var(--builtin-block);height:var(--builtin-block);margin-top:calc(1px - var(--builtin-block)/2);border-radius:50%;background:var(--builtin-block-color);box-shadow:0 0 4px rgba(0,0,0,.2)}
slider>output{width:3ch;margin-left:1em;font-size:14px;color:#888}
progress{appearance:none;display:flex;align-items:center;width:100%;height:auto;border:0;background:none}
progress::-webkit-progress-bar{flex:1;height:var(--builtin-thick);background:var(--builtin-off);border-radius:var(--builtin-round);overflow:hidden}
progress::-webkit-progress-value{background:var(--builtin-on)}
progress[show-info]::after{content:attr(data-percent);margin-left:15px}
icon>svg{display:inline-block;vertical-align:middle}
.builtin-sheet{position:fixed;inset:0;z-index:9000;background:rgba(0,0,0,.5);display:flex;align-items:flex-end;animation:builtin-appear .15s;pointer-events:auto}
@keyframes builtin-appear{from{opacity:0}}
.builtin-sheet>section{width:100%;background:#fff;color:#111;border-radius:12px 12px 0 0;padding-bottom:env(safe-area-inset-bottom);font-size:16px}
.builtin-sheet header{display:flex;align-items:center;justify-content:space-between;height:52px;padding:0 8px}
.builtin-sheet header>button{width:auto;margin:0;padding:0 10px;background:none;font-size:16px;line-height:40px;color:#888}
.builtin-sheet header>button::after{border:0}
.builtin-sheet header>button:last-child{color:#07c160;font-weight:600}
.builtin-columns{display:flex;height:240px;position:relative;overflow:hidden}
.builtin-columns::before{content:"";position:absolute;left:0;right:0;top:100px;height:40px;box-sizing:border-box;border:solid #e5e5e5;border-width:1px 0;pointer-events:none}
.builtin-columns>ul{flex:1;min-width:0;margin:0;padding:100px 0;list-style:none;overflow-y:auto;scroll-snap-type:y mandatory;scrollbar-width:none;outline:0;overscroll-behavior:contain}
.builtin-columns>ul>li{height:40px;line-height:40px;padding:0 4px;text-align:center;scroll-snap-align:center;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;color:#888}
.builtin-columns>ul>li[aria-selected=true]{color:#111}
picker-view{position:relative;overflow:hidden;display:flex;height:238px}
picker-view>.builtin-wheel{display:contents}
picker-view-column{flex:1;height:100%;position:relative;overflow:hidden}
.builtin-turning{height:100%;overflow-y:auto;scroll-snap-type:y mandatory;scrollbar-width:none;overscroll-behavior:contain}
.builtin-turning::before,.builtin-turning::after{content:"";display:block;height:calc(50% - var(--row,34px)/2)}
.builtin-turning>*{height:var(--row,34px);overflow:hidden;scroll-snap-align:center}
.builtin-indicator{position:absolute;left:0;right:0;top:50%;height:34px;transform:translateY(-50%);box-sizing:border-box;border:solid #e5e5e5;border-width:1px 0;pointer-events:none;z-index:1}
.builtin-mask{position:absolute;inset:0;pointer-events:none;z-index:1;
  background:linear-gradient(180deg,rgba(255,255,255,.95),rgba(255,255,255,.6)) top/100% calc(50% - var(--row,34px)/2) no-repeat,linear-gradient(0deg,rgba(255,255,255,.95),rgba(255,255,255,.6)) bottom/100% calc(50% - var(--row,34px)/2) no-repeat}
.builtin-named{box-sizing:border-box;display:flex;align-items:center;justify-content:center;min-height:80px;padding:8px;background:#f2f2f2;color:#888;font-size:14px;text-align:center;overflow:auto}
map{width:300px;height:150px;flex-direction:column;gap:4px}
web-view{position:absolute;inset:0;font-size:16px}
page-container{display:none;position:fixed;inset:0;z-index:var(--over)}
page-container.is-open{display:block}
.builtin-overlay{position:absolute;inset:0;background:rgba(0,0,0,.5);opacity:0;transition:opacity var(--takes)}
page-container.is-in>.builtin-overlay{opacity:1}
.builtin-container{position:absolute;inset:auto 0 0;background:#fff;overflow:auto;max-height:100%;transform:translateY(100%);transition:transform var(--takes)}
page-container[position=top]>.builtin-container{inset:0 0 auto;transform:translateY(-100%)}
page-container[position=right]>.builtin-container{inset:0 0 0 auto;min-width:100%;transform:translateX(100%)}
page-container[position=center]>.builtin-container{inset:0;margin:auto;height:fit-content;width:fit-content;transform:scale(.8);opacity:0;transition:all var(--takes)}
page-container.is-in>.builtin-container{transform:none;opacity:1}
page-container[round]>.builtin-container{border-radius:16px 16px 0 0}
`;
