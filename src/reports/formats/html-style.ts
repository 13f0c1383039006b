import { STYLE } from '../../svg/band-styles.ts'

/** The style of the page for light and dark screens and for paper. It has no `<` and no `&`, so it is valid in XML too. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2126;--soft:#596068;--rule:#d4d8dd;--card:#f6f7f9;--good:#8fcba0;--bad:#ffd0bf;--bad-line:#d1451b;--alarm:#a32c05;--kept:#1d6b38}
@media screen and (prefers-color-scheme:dark){:root{--paper:#16191d;--ink:#e8ebee;--soft:#a3abb4;--rule:#3b4148;--card:#1f2429;--good:#3d8757;--bad:#7a2b14;--bad-line:#ff9d7a;--alarm:#ffab8c;--kept:#7fd39b}}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px 16px 48px;max-width:940px;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:36px 0 8px}h3{font-size:15px;margin:0}
p{margin:4px 0}.soft{color:var(--soft);fill:var(--soft)}.ink{fill:var(--ink)}.alarm{color:var(--alarm);fill:var(--alarm);font-weight:600}
.outcome{font-size:34px;font-weight:700;line-height:1.2;margin:12px 0}.outcome-0{color:var(--kept)}.outcome-1,.outcome-2{color:var(--alarm)}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:5px 10px;text-align:right;border-bottom:1px solid var(--rule);white-space:nowrap}
th:first-child,td:first-child{min-width:8em;text-align:left;white-space:normal;overflow-wrap:anywhere}th{font-weight:600}thead th{color:var(--soft)}tfoot th,tfoot td{font-weight:600;border-bottom:0}
.wide td{text-align:left;white-space:normal;overflow-wrap:anywhere}.wide th{text-align:left}
article{margin:16px 0;padding:12px 14px;background:var(--card);border:1px solid var(--rule);border-left:4px solid var(--alarm);border-radius:4px;break-inside:avoid;overflow-wrap:anywhere}
article.excused{border-left:4px double var(--soft)}.wide-only{overflow-x:auto}article svg{display:block;width:100%;min-width:640px;height:auto;margin-top:8px}
.tag{font-weight:400;color:var(--soft)}ul{padding-left:20px}li{overflow-wrap:anywhere}
.chart{display:block;width:100%;min-width:560px;height:auto;font-size:11px}.chart .small{font-size:9px}
.spark{display:block;max-width:100%;margin:0 0 6px}
.good{fill:var(--good)}.bad{fill:var(--bad)}.bad-line{stroke:var(--bad-line);stroke-width:1.3}.rule{stroke:var(--rule)}.due{stroke:var(--alarm);stroke-width:1.5}
.key{display:inline-block;width:14px;height:12px;vertical-align:-1px}
@media print{.wide-only,.table{overflow:visible}body{padding:0;max-width:none;font-size:12px}article{background:none}h2{break-after:avoid}}
${STYLE}
`
