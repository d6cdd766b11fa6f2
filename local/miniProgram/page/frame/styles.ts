/** The look of the page around the phones. */
export const STYLES = `
:root{--ground:#eef0f3;--panel:#fff;--line:#e2e5ea;--text:#1d2129;--faint:#6b7280;--accent:#0b6b4f;--accent-soft:#e5f3ee;--danger:#b42318;--bezel:#16181d;--shadow:0 12px 32px rgba(20,30,50,.14);color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ground:#14161a;--panel:#1d2025;--line:#31353c;--text:#e6e8ec;--faint:#9aa1ac;--accent:#4fc39d;--accent-soft:#1e3a32;--danger:#ff8a80;--bezel:#3b4048;--shadow:0 12px 32px rgba(0,0,0,.5)}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{background:var(--ground);color:var(--text);font:14px/1.5 -apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif;overflow:hidden}
button,input{font:inherit;color:inherit}
button{cursor:pointer;border:1px solid var(--line);border-radius:8px;background:var(--panel);padding:6px 12px;min-height:34px}
button:hover{border-color:var(--accent)}
button:focus-visible,input:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
a{color:var(--accent)}
.room{display:flex;height:100%}
.side{flex:none;width:288px;display:flex;flex-direction:column;gap:18px;padding:20px 18px;background:var(--panel);border-right:1px solid var(--line);overflow:auto}
.side h1{margin:0;font-size:18px;line-height:1.4}
.side h2{margin:0 0 8px;font-size:13px;font-weight:600;color:var(--faint)}
.side p{margin:0;color:var(--faint);font-size:13px}
.side input{width:100%;min-height:36px;padding:6px 10px;border:1px solid var(--line);border-radius:8px;background:var(--ground)}
.line{display:flex;gap:8px;margin-top:8px}
.line button{flex:none}
.people{list-style:none;margin:10px 0 0;padding:0;max-height:44vh;overflow:auto}
.people button{display:flex;width:100%;align-items:center;gap:10px;padding:8px;border-color:transparent;background:none;text-align:left;min-height:44px}
.people li+li{margin-top:2px}
.people button:hover{background:var(--ground)}
.people button[aria-pressed=true]{background:var(--accent-soft)}
.face{flex:none;width:32px;height:32px;border-radius:50%;color:#fff;font-weight:600;line-height:32px;text-align:center}
.who{min-width:0;flex:1}
.who b,.who small{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.who b{font-weight:500}
.who small{color:var(--faint);font-size:12px}
.pending{padding:10px 12px;border-radius:8px;background:var(--accent-soft);font-size:13px;overflow-wrap:anywhere}
.pending button{margin-top:6px}
.foot{margin-top:auto;display:flex;flex-direction:column;gap:6px;font-size:13px}
.problems{padding:10px 12px;border:1px solid var(--danger);border-radius:8px;color:var(--danger);font-size:12px;white-space:pre-wrap;overflow-wrap:anywhere;max-height:180px;overflow:auto}
.phones{flex:1;min-width:0;display:flex;gap:28px;align-items:center;justify-content:safe center;padding:16px 28px;overflow:auto}
.phone{flex:none;display:flex;width:calc(408px*var(--scale));flex-direction:column;align-items:center;gap:10px}
.head{display:flex;align-items:center;gap:8px;max-width:100%}
.glass{position:relative;border-radius:calc(44px*var(--scale));overflow:hidden;background:#fff;box-shadow:0 0 0 calc(9px*var(--scale)) var(--bezel),var(--shadow);margin:calc(9px*var(--scale));width:calc(390px*var(--scale));height:calc(844px*var(--scale))}
.glass iframe{width:390px;height:844px;border:0;transform:scale(var(--scale));transform-origin:0 0;display:block}
.tools{display:flex;gap:6px;flex-wrap:wrap;justify-content:center}
.tools button{min-height:30px;padding:3px 9px;font-size:12px}
.tools button[aria-pressed=true]{background:var(--accent-soft);border-color:var(--accent);color:var(--accent)}
.empty{max-width:340px;text-align:center;text-wrap:balance;color:var(--faint)}
.empty b{display:block;color:var(--text);font-size:17px;font-weight:600;margin-bottom:6px}
.open-side{display:none}
.close-side{display:none}
@media (max-width:720px){
.side{position:fixed;inset:0;z-index:20;width:auto;border:0;padding-bottom:28px}
.room:not(.is-choosing) .side{display:none}
.close-side{display:block;align-self:flex-end;min-height:44px;min-width:44px}
.people{max-height:none}
.phones{padding:0;gap:0}
.phone{display:none;width:100%;height:100%}
.phone.is-front{display:block}
.phone .head{display:none}
.glass{width:100%;height:100%;margin:0;border-radius:0;box-shadow:none}
.glass iframe{width:100%;height:100%;transform:none}
.tools{position:fixed;z-index:15;inset:auto 0 0;padding:10px;background:var(--panel);border-top:1px solid var(--line);display:none}
.room.is-choosing .phone.is-front .tools{display:flex;z-index:25}
.room.is-choosing .side{padding-bottom:110px}
.room.is-empty .close-side{display:none}
.room:not(.is-choosing) .open-side{display:block;position:fixed;z-index:15;right:10px;top:50%;width:40px;height:40px;min-height:40px;padding:0;border-radius:50%;opacity:.75;box-shadow:var(--shadow);font-size:16px}
.empty{padding:24px;margin:auto}
}
`;
