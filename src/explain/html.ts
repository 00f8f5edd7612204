/** A page as one HTML file that needs nothing else: to look at, to send, to print. */
import type { Drawing } from './layout.ts'
import type { Page, PageBlock, PageGrid } from './page.ts'
import { escaped, svgOf } from './svg.ts'

export function htmlOf(page: Page, drawings: readonly Drawing[]): string {
  return `<!doctype html>
<html lang="${page.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(page.title)}</h1>
<p class="subtitle">${escaped(page.subtitle)}</p>
${page.blocks.map((b) => blockHtml(b, drawings)).join('\n')}
</main>
</body>
</html>
`
}

function blockHtml(b: PageBlock, drawings: readonly Drawing[]): string {
  switch (b.kind) {
    case 'heading':
      return `<h${b.level}>${escaped(b.text)}</h${b.level}>`
    case 'text':
      return `<p>${escaped(b.text)}</p>`
    case 'quote':
      return `<blockquote>${b.text
        .split('\n')
        .map((l) => `<p>${escaped(l)}</p>`)
        .join('')}</blockquote>`
    case 'gap':
      return `<p class="gap">${escaped(b.text)}</p>`
    case 'item':
      return `<section class="item"><h5><span class="tag">${escaped(b.tag)}</span>${escaped(b.title)}</h5>${
        b.lines.length === 0
          ? ''
          : `<dl>${b.lines
              .map(
                (l) =>
                  `<div><dt>${escaped(l.label)}</dt><dd>${escaped(l.text)}${
                    l.otherwise === null ? '' : `<p class="else">${escaped(l.otherwise)}</p>`
                  }</dd></div>`,
              )
              .join('')}</dl>`
      }${b.grid ? gridHtml(b.grid, b.title) : ''}</section>`
    case 'chapter': {
      const drawing = drawings[b.drawing]!
      return `<section class="chapter"><h3>${escaped(b.title)}</h3><div class="beside"><figure tabindex="0" aria-label="${escaped(b.title)}">${svgOf(drawing)}</figure>${gridHtml(b.grid, b.title)}</div></section>`
    }
    case 'change':
      return `<section class="item change ${b.how}"><h5><span class="tag">${escaped(b.tag)}</span>${escaped(b.title)}<small>${escaped(b.where)}</small></h5><p class="pieces">${b.pieces
        .map((p) =>
          p.kind === 'same'
            ? escaped(p.text)
            : `<${p.kind === 'gone' ? 'del' : 'ins'}>${escaped(p.text)}</${p.kind === 'gone' ? 'del' : 'ins'}>`,
        )
        .join('')}</p></section>`
  }
}

function gridHtml({ head, rows }: PageGrid, title: string): string {
  const cell = (text: string, i: number) =>
    `<td data-head="${escaped(head[i] ?? '')}">${text
      .split('\n')
      .map((l) => `<span class="l">${escaped(l)}</span>`)
      .join('')}</td>`
  return `<div class="grid" tabindex="0" role="region" aria-label="${escaped(title)}"><table><thead><tr>${head.map((h) => `<th scope="col">${escaped(h)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((r) => `<tr>${r.map(cell).join('')}</tr>`)
    .join('')}</tbody></table></div>`
}

const style = `
:root{color-scheme:light;--ink:#1f2328;--soft:#57606a;--line:#d8d8d2;--paper:#fbfaf6;--red:#a4161a;--tag:#5b4a1e}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.75 "Noto Sans SC Variable","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:1320px;margin:0 auto;padding:2rem 1.5rem 5rem}
h1{font-size:1.7rem;line-height:1.35;margin:0}
h2{margin:3rem 0 .75rem;padding-bottom:.35rem;border-bottom:2px solid var(--red);font-size:1.35rem}
h3{margin:2.25rem 0 .5rem;font-size:1.15rem}
h4{margin:1.9rem 0 .4rem;font-size:1.05rem}
h5{margin:0;font-size:1rem;display:flex;flex-wrap:wrap;gap:.15rem .6rem;align-items:baseline}
h5 small{font-weight:400;color:var(--soft)}
p{margin:.4rem 0}
.subtitle{color:var(--soft)}
blockquote{margin:.4rem 0 .8rem;padding:.5rem 1rem;background:var(--paper);border-left:4px solid #b59b5b;font-family:"Noto Serif SC","Songti SC",SimSun,serif}
blockquote p{margin:.2rem 0}
.gap{padding:.4rem .8rem;border-left:4px solid var(--red);background:#fdf3f2}
.item{margin:.55rem 0 .55rem 1rem;padding:.6rem .9rem;border:1px solid var(--line);border-radius:6px}
.tag{font-size:.82rem;font-weight:400;color:var(--tag);border:1px solid #cdbd8f;border-radius:4px;padding:0 .4rem;white-space:nowrap}
dl{margin:.35rem 0 0}
dl div{display:grid;grid-template-columns:6.5em 1fr;gap:.6rem;padding:.12rem 0}
dt{color:var(--soft)}
dd{margin:0;min-width:0;overflow-wrap:anywhere}
.else{color:var(--red);margin:0}
.beside{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
figure{margin:0;overflow:auto;border:1px solid var(--line);border-radius:6px;background:#fff;padding:.5rem;text-align:center}
figure svg{max-width:100%;height:auto}
.grid{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.6}
th,td{border:1px solid var(--line);padding:.35rem .55rem;text-align:left;vertical-align:top}
th{background:#f3f2ec;white-space:nowrap}
.l{display:block}
.item .grid{margin-top:.5rem}
.pieces{white-space:pre-wrap;overflow-wrap:anywhere}
del{color:var(--red);background:#fdecea}
ins{color:#0b5d2a;background:#e7f6ec;text-decoration:none;font-weight:600}
@media(min-width:1100px){.beside{grid-template-columns:minmax(0,5fr) minmax(0,7fr);align-items:start}}
@media(max-width:640px){main{padding:1rem 1rem 4rem}.item{margin-left:0}dl div{grid-template-columns:1fr;gap:0}figure svg{max-width:none}
.chapter thead{display:none}.chapter table,.chapter tbody,.chapter tr,.chapter td{display:block;width:100%}.chapter tr{border:1px solid var(--line);border-radius:6px;margin-bottom:.6rem}.chapter td{border:0;padding:.25rem .6rem}.chapter td:first-child{font-weight:600}.chapter td:not(:first-child)::before{content:attr(data-head);color:var(--soft);display:block;font-size:.82rem}}
@media print{.item,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}}
`
