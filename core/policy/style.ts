import type { Html } from "#core/policy/html.ts";

/** A style sheet of ours: it takes no values, so nothing from outside can get into it. */
const sheet = (texts: TemplateStringsArray): Html => ({ html: texts.join("") });

/** A4, black on white under a red head; on a screen a sheet of paper. Fonts by name only, the first that is there. */
export const FORMAL_STYLE = sheet`
@page { size: A4; margin: 18mm 20mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #555; } }
* { box-sizing: border-box; }
body { margin: 0; background: #eee; color: #111; font: 12pt/1.75 FangSong, STFangsong, "Noto Serif CJK SC", "Songti SC", SimSun, serif; overflow-wrap: anywhere; }
.sheet { width: 100%; max-width: 210mm; margin: 0 auto; border-collapse: collapse; background: #fff; }
.sheet > tbody > tr > td { padding: 16mm 20mm 6mm; }
.sheet > tfoot > tr > td { padding: 0 20mm 8mm; }
header { text-align: center; color: #c00; border-bottom: 2.5pt solid #c00; margin-bottom: 9mm; padding-bottom: 4mm; position: relative; }
.mark { position: absolute; right: 0; top: 0; margin: 0; border: 1pt solid #c00; padding: 0 2mm; font-size: 10pt; line-height: 1.5; }
.issuer { font: 700 22pt/1.4 "Noto Serif CJK SC", "Songti SC", SimSun, serif; margin: 6mm 12mm 0; letter-spacing: 1pt; }
.kind { font: 700 17pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, serif; margin: 0; letter-spacing: 5pt; }
.number { color: #111; margin: 4mm 0 0; }
h1 { font: 700 18pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, serif; text-align: center; margin: 0 0 6mm; }
h2 { font: 700 13pt/1.6 "Noto Sans CJK SC", "Heiti SC", SimHei, sans-serif; margin: 7mm 0 2mm; break-after: avoid; }
p { margin: 0 0 2mm; orphans: 2; widows: 2; }
ul { margin: 0 0 2mm; padding-left: 6mm; }
.strong { font-weight: 700; }
p:has(+ .table) { break-after: avoid; }
.table { margin: 2mm 0 4mm; }
.short { break-inside: avoid; }
.caption { font-weight: 700; margin: 0 0 1mm; font-size: 11pt; break-after: avoid; }
.table table { width: 100%; border-collapse: collapse; font-size: 10.5pt; line-height: 1.5; }
.table th, .table td { border: .6pt solid #666; padding: 1mm 2mm; text-align: left; vertical-align: top; }
.table th { background: #f3f3f3; font-weight: 700; }
.table .amount { text-align: right; white-space: nowrap; }
.table tr { break-inside: avoid; }
.table .whole { white-space: nowrap; }
.table .sum td { font-weight: 700; }
.signed { text-align: right; margin-top: 10mm; break-inside: avoid; }
.foot { border-top: .6pt solid #999; padding-top: 1.5mm; font-size: 8pt; line-height: 1.5; color: #555; }
.foot p { margin: 0; }
.foot .declared { color: #c00; }
@media print { body { background: #fff; } .sheet { max-width: none; } .sheet > tbody > tr > td, .sheet > tfoot > tr > td { padding: 0; } .foot { margin-top: 5mm; } }
@media screen and (max-width: 640px) { .sheet > tbody > tr > td, .sheet > tfoot > tr > td { padding: 16px; } .table .amount, .table .whole { white-space: normal; } .issuer { margin: 10mm 0 0; } }
`;

/** One column for phones, which prints too. */
export const POSTER_STYLE = sheet`
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f1ee; color: #222; font: 15px/1.65 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
main { max-width: 480px; margin: 0 auto; }
header { background: #b3261e; color: #fff; padding: 20px 16px 18px; position: relative; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.mark { position: absolute; right: 12px; top: 12px; margin: 0; border: 1px solid #fff; border-radius: 3px; padding: 0 6px; font-size: 12px; }
.issuer { margin: 0 56px 2px 0; font-size: 14px; }
h1 { margin: 0; font-size: 26px; line-height: 1.4; letter-spacing: 2px; }
.number { margin: 2px 0 0; font-size: 12px; }
.declared { margin: 10px 0 0; padding: 6px 8px; background: #fff; color: #8c1d18; border-radius: 4px; font-size: 12px; }
.rates { display: flex; gap: 8px; margin-top: 14px; }
.card { flex: 1; margin: 0; padding: 10px 6px; background: rgba(255, 255, 255, .14); border-radius: 6px; text-align: center; }
.card b { display: block; font-size: 24px; line-height: 1.3; }
.card span { font-size: 12px; }
.base { margin: 10px 0 0; font-size: 12px; }
section { margin: 10px; padding: 12px 14px; background: #fff; border-radius: 8px; }
h2 { margin: 0 0 6px; font-size: 17px; color: #b3261e; break-after: avoid; }
p { margin: 0 0 6px; }
ul { margin: 0 0 4px; padding-left: 20px; }
.strong { font-weight: 700; }
p:has(+ .table) { break-after: avoid; }
.table { margin: 8px 0; }
.short { break-inside: avoid; }
.caption { font-weight: 600; font-size: 13px; margin: 0 0 4px; break-after: avoid; }
.more { font-size: 12px; color: #555; margin: 4px 0 0; }
table { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 1.5; }
th, td { border-bottom: 1px solid #e4dfda; padding: 5px 4px; text-align: left; vertical-align: top; }
th { color: #666; font-weight: 600; }
.amount { text-align: right; white-space: nowrap; }
th.amount { white-space: normal; }
.whole { white-space: nowrap; }
.sum td { font-weight: 700; border-bottom: 0; }
tr { break-inside: avoid; }
footer { padding: 12px 16px 24px; font-size: 12px; color: #555; }
@media print { body { background: #fff; } main { max-width: none; } section { border: 1px solid #e4dfda; } }
`;
