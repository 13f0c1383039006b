import { STYLE } from '../../svg/band-styles.ts'

const LIGHT =
  '--paper:#fff;--ink:#1c2126;--soft:#596068;--rule:#d4d8dd;--card:#f6f7f9;--link:#1a56b0;--good:#7dbd90;--bad:#ffd0bf;' +
  '--bad-line:#d1451b;--alarm:#a32c05;--kept:#1d6b38;--alarm-ground:#fdeee9;--kept-ground:#eaf6ee'
const DARK =
  '--paper:#16191d;--ink:#e8ebee;--soft:#a3abb4;--rule:#3b4148;--card:#1f2429;--link:#8ab8ff;--good:#3d8757;--bad:#7a2b14;' +
  '--bad-line:#ff9d7a;--alarm:#ffab8c;--kept:#7fd39b;--alarm-ground:#3a1d13;--kept-ground:#16301f'

/** A table on a phone: one block per row, with the heading of each column before its cell. */
const PHONE = `
body{padding:16px 16px 40px}h1{font-size:24px}.outcome{font-size:18px}.tiles{grid-template-columns:1fr}
.tile{display:grid;grid-template-columns:1fr auto;align-items:baseline;column-gap:12px}.tile .note{grid-column:1/-1}
table,tbody,tfoot,tr,th,td{display:block}thead{display:none}
.js thead.sortable{display:block}.js thead tr{display:flex;flex-wrap:wrap;gap:6px;padding:0 0 8px;border:0}.js thead th{padding:0;border:0;min-width:0}
.js thead button{border:1px solid var(--rule);border-radius:14px;padding:4px 10px}
tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(84px,1fr));gap:4px 12px;padding:10px 0;border-bottom:1px solid var(--rule)}
tr th,tr td,tr .short{padding:0;border:0;text-align:left;min-width:0;overflow-wrap:anywhere}tr>:first-child,td.long,td:not([class]){grid-column:1/-1}.short{grid-column:span 2}
td[data-h]::before{content:attr(data-h);display:block;font-size:13px;color:var(--soft)}td:empty{display:none}
.strip{grid-template-columns:1fr auto}.strip svg{grid-column:1/-1;grid-row:2}.axis{margin:0}.count.long{display:none}
`

/** The style of the page for light and dark screens and for paper. It has no `<` and no `&`, so it is valid in XML too. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:32px 24px 56px;max-width:980px;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
header{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:start;justify-content:space-between}.logo{max-height:56px;max-width:220px}
.kicker{margin:0;color:var(--soft);font-weight:600}h1{font-size:30px;line-height:1.2;margin:0}h2{font-size:20px;margin:40px 0 8px}h3{font-size:16px;margin:22px 0 6px}h4{font-size:15px;margin:16px 0 6px}h3::first-letter,h4::first-letter{text-transform:uppercase}article h3::first-letter,article h4::first-letter{text-transform:none}
p{margin:4px 0}.soft,.note{color:var(--soft)}.alarm{color:var(--alarm);font-weight:600}a{color:var(--link)}
.outcome{font-size:21px;font-weight:700;line-height:1.3;margin:18px 0 0;padding:12px 16px;border-radius:8px}
.outcome-0{color:var(--kept);background:var(--kept-ground)}.outcome-1,.outcome-2{color:var(--alarm);background:var(--alarm-ground)}
.tiles{display:grid;grid-template-columns:repeat(3,1fr);gap:14px;margin:14px 0 0}
.tile{padding:12px 16px;border:1px solid var(--rule);border-top:4px solid var(--soft);border-radius:8px}.tile.is-kept{border-top-color:var(--kept)}.tile.is-alarm{border-top-color:var(--alarm)}
.tile dt{font-weight:600}.tile dd{margin:0}.tile .number{font-size:32px;font-weight:700;line-height:1.25;font-variant-numeric:tabular-nums}.is-alarm .number{color:var(--alarm)}.is-kept .number{color:var(--kept)}
.problems{margin:14px 0 0;padding:12px 16px;border:1px solid var(--alarm);border-left-width:6px;border-radius:8px}.problems h2{margin:0 0 4px;color:var(--alarm)}
ul{margin:4px 0;padding-left:20px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:6px 8px;text-align:right;vertical-align:top;border-bottom:1px solid var(--rule)}th{font-weight:600}
th:first-child,td:first-child{padding-left:0;min-width:7em}thead th{color:var(--soft);vertical-align:bottom}
tr>:first-child,.short,.long,td:not([class]){text-align:left}tfoot th,tfoot td{font-weight:600;border-bottom:0}tr.is-alarm th[scope=row]{box-shadow:-4px 0 0 var(--paper),-7px 0 0 var(--alarm)}
time,.whole{white-space:nowrap}.short{min-width:6.6em}
thead button{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;cursor:pointer;text-align:inherit}thead button::after{content:" \\2195";opacity:.55}
[aria-sort=ascending] button::after{content:" \\2191";opacity:1}[aria-sort=descending] button::after{content:" \\2193";opacity:1}
button:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
article{margin:16px 0;padding:12px 16px;background:var(--card);border:1px solid var(--rule);border-left:5px solid var(--alarm);border-radius:6px;break-inside:avoid}
article.excused{border-left:5px double var(--soft)}article>:first-child{margin-top:0}article svg{display:block;width:100%;height:auto;margin-top:8px}.narrow{display:none}
.tag{font-weight:400;color:var(--soft)}footer{margin-top:40px;padding-top:12px;border-top:1px solid var(--rule);font-size:13px}
.defs{position:absolute}.spark{display:block;max-width:100%;height:auto;margin:0 0 6px}.key{display:inline-block;width:14px;height:12px;vertical-align:-1px}
.strip{display:grid;grid-template-columns:120px 1fr 60px;gap:2px 12px;align-items:center;margin:0 0 10px}.strip svg{display:block;width:100%;border:solid var(--rule);border-width:1px 0}.strip span{text-align:right}
.axis{display:flex;justify-content:space-between;margin:0 72px 0 132px;font-size:13px;color:var(--soft)}
.chart{display:block;width:100%;overflow:visible;font-size:13px}.count{fill:var(--ink)}.chart .soft{fill:var(--soft)}.chart .alarm{fill:var(--alarm)}
.good{fill:var(--good)}.bad{fill:var(--bad)}.bad-line{stroke:var(--bad-line);stroke-width:1.3}.rule{stroke:var(--rule)}.due{stroke:var(--alarm);stroke-width:1.5}
@media (max-width:1000px){time{white-space:normal}}
@media screen and (max-width:760px){.wide{display:none}.narrow{display:block;max-width:480px}}
@media screen and (max-width:760px){${PHONE}}
@media print{@page{margin:14mm}body{padding:0;max-width:none;font-size:12px}tr.is-alarm th[scope=row]{box-shadow:none}article,.tile,.problems,tr,.strip,.chart{break-inside:avoid}h2,h3,h4,thead{break-after:avoid}h2{margin-top:24px}thead button::after{content:""}a{color:inherit}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
${STYLE}
`
