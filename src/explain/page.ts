/** An explanation as a page, in one language: what stands on it and in which order, before it becomes Markdown, HTML or Word. */
import type { Change, Explanation, Item, ItemKind, Piece, Redline, StepRow } from '#kernel/explain'
import type { Text } from '#kernel/text'

export type Lang = 'zh' | 'en'
export type PageLine = { readonly label: string; readonly text: string; readonly otherwise: string | null }
export type PageGrid = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
export type PageBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'text' | 'quote' | 'gap'; readonly text: string }
  | {
      readonly kind: 'item'
      readonly tag: string
      readonly title: string
      readonly lines: readonly PageLine[]
      readonly grid: PageGrid | null
    }
  /** A drawing and the rows of its steps; `drawing` is its place among the drawings. */
  | { readonly kind: 'chapter'; readonly title: string; readonly drawing: number; readonly grid: PageGrid }
  | {
      readonly kind: 'change'
      readonly how: Change['kind']
      readonly tag: string
      readonly title: string
      readonly where: string
      readonly pieces: readonly Piece[]
    }
export type Page = {
  readonly lang: Lang
  readonly title: string
  readonly subtitle: string
  readonly blocks: readonly PageBlock[]
}

const words = {
  heading: { zh: '条文与办理规则对照', en: 'the articles and what they became' },
  steps: { zh: '一、办理环节', en: '1. Steps' },
  articles: { zh: '二、逐条对照', en: '2. Article by article' },
  bare: { zh: '三、没有纳入的条文', en: '3. Articles that are not modelled' },
  loose: { zh: '四、没有条文依据的规则', en: '4. Rules that stand on no article' },
  redline: { zh: '五、与上一版本的差别', en: '5. What differs from the version before' },
  stepHead: {
    zh: ['环节', '办理人', '时限', '材料', '去向'],
    en: ['Step', 'Who', 'Limits', 'Papers', 'Where to'],
  },
  legend: {
    zh: '图中箭头为去向，虚线为退回；“撤”为可以撤回、终止，“否”为可以不予办理，“办”为在本环节内办理、不改变环节。',
    en: 'Arrows lead on, dashed ones back; W: may be withdrawn or ended, R: may be refused, S: done without leaving the step.',
  },
  noBare: { zh: '所依据的文本，各条均有对应的规则。', en: 'Every article of these texts has its rules.' },
  noLoose: { zh: '没有。', en: 'None.' },
  noChange: { zh: '对照内容没有差别。', en: 'Nothing reads differently.' },
  fails: { zh: '不满足时告知', en: 'else' },
  gap: { zh: '本条未纳入', en: 'Left out of this article' },
  general: { zh: '起草人说明未纳入的其他内容', en: 'Also left out, as its authors say' },
  nothing: { zh: '仅作为制定依据，没有单独的规则。', en: 'A basis only: no rule of its own.' },
  elsewhere: { zh: '由其他事项办理', en: 'dealt with by' },
  none: { zh: '没有规则。', en: 'No rule.' },
} as const

/** How a kind of item is called. */
export const tags: Readonly<Record<ItemKind, Text>> = {
  act: { zh: '办理', en: 'Act' },
  condition: { zh: '条件', en: 'Condition' },
  authority: { zh: '权限', en: 'Authority' },
  amount: { zh: '计算', en: 'Calculation' },
  number: { zh: '数值', en: 'Number' },
  clock: { zh: '时限', en: 'Limit' },
  pause: { zh: '不计时', en: 'Not counted' },
  tally: { zh: '累计', en: 'Tally' },
  elsewhere: { zh: '其他办件', en: 'Elsewhere' },
  listed: { zh: '清单所列', en: 'Given by lists' },
  sealed: { zh: '密封', en: 'Sealed' },
  paper: { zh: '材料', en: 'Paper' },
  obligation: { zh: '待补事项', en: 'Obligation' },
  money: { zh: '账簿', en: 'Books' },
  register: { zh: '名录', en: 'Register' },
  figure: { zh: '指标', en: 'Figure' },
  print: { zh: '文书', en: 'Document' },
  told: { zh: '公开', en: 'Told' },
  schedule: { zh: '定期', en: 'Schedule' },
  move: { zh: '版本衔接', en: 'Between versions' },
  remedy: { zh: '救济', en: 'Remedy' },
}
const changes: Readonly<Record<Change['kind'], Text>> = {
  gone: { zh: '删去', en: 'Gone' },
  new: { zh: '新增', en: 'New' },
  changed: { zh: '修改', en: 'Changed' },
}

export function pageOf(e: Explanation, lang: Lang, difference: Redline | null): Page {
  const of = (t: Text): string => t[lang]
  const heading = (level: 2 | 3 | 4, text: string): PageBlock => ({ kind: 'heading', level, text })
  const text = (t: string): PageBlock => ({ kind: 'text', text: t })
  const item = (i: Item): PageBlock => ({
    kind: 'item',
    tag: of(tags[i.kind]),
    title: of(i.title),
    lines: i.lines.map((l) => ({
      label: of(l.label),
      text: of(l.text),
      otherwise: l.otherwise ? `${words.fails[lang]}${lang === 'zh' ? '：' : ': '}${of(l.otherwise)}` : null,
    })),
    grid: i.grid ? { head: i.grid.head.map(of), rows: i.grid.rows.map((r) => r.map(of)) } : null,
  })
  const laws = [...new Set(e.articles.map((a) => a.law))]
  const from = lang === 'zh' ? dayZh(e.from) : e.from
  return {
    lang,
    title: lang === 'zh' ? `${e.title.zh}：${words.heading.zh}` : `${e.title.en}: ${words.heading.en}`,
    subtitle:
      lang === 'zh' ? `第${e.version}版，自${from}起施行` : `version ${e.version}, in force from ${from}`,
    blocks: [
      text(of(e.summary)),
      text(`${lang === 'zh' ? '依据：' : 'Basis: '}${e.basis.join(lang === 'zh' ? '、' : ', ')}`),
      heading(2, words.steps[lang]),
      text(words.legend[lang]),
      ...e.diagram.map((chapter, drawing): PageBlock => {
        const inside = new Set(chapter.nodes.map((n) => n.id))
        return {
          kind: 'chapter',
          title: of(chapter.title),
          drawing,
          grid: {
            head: words.stepHead[lang],
            rows: e.steps.filter((r) => inside.has(r.step)).map((r) => rowOf(r, lang)),
          },
        }
      }),
      heading(2, words.articles[lang]),
      ...laws.flatMap((law) => [
        heading(3, law),
        ...e.articles
          .filter((a) => a.law === law)
          .flatMap((a): readonly PageBlock[] => [
            heading(4, withoutLaw(a.title, law)),
            { kind: 'quote', text: of(a.text) || a.text.zh },
            ...a.gaps.map((g): PageBlock => ({
              kind: 'gap',
              text: `${words.gap[lang]}${lang === 'zh' ? '：' : ': '}${of(g)}`,
            })),
            ...(a.items.length === 0 ? [text(words.nothing[lang])] : a.items.map(item)),
          ]),
      ]),
      heading(2, words.bare[lang]),
      ...(e.bare.length === 0 ? [text(words.noBare[lang])] : []),
      ...e.bare.flatMap((a): readonly PageBlock[] => [
        heading(4, a.title),
        { kind: 'quote', text: of(a.text) || a.text.zh },
        ...(a.elsewhere.length > 0
          ? [
              text(
                lang === 'zh'
                  ? `${words.elsewhere.zh}：${a.elsewhere.map((x) => `「${x.zh}」`).join('、')}`
                  : `${words.elsewhere.en} ${a.elsewhere.map((x) => x.en).join(', ')}`,
              ),
            ]
          : []),
        ...a.gaps.map((g): PageBlock => ({ kind: 'gap', text: of(g) })),
        ...(a.elsewhere.length + a.gaps.length === 0 ? [text(words.none[lang])] : []),
      ]),
      ...(e.gaps.length > 0 ? [heading(3, words.general[lang])] : []),
      ...e.gaps.map((g): PageBlock => ({ kind: 'gap', text: of(g) })),
      heading(2, words.loose[lang]),
      ...(e.loose.length === 0 ? [text(words.noLoose[lang])] : e.loose.map(item)),
      ...(difference ? redlineBlocks(difference, lang) : []),
    ],
  }
}

function redlineBlocks(difference: Redline, lang: Lang): readonly PageBlock[] {
  const between =
    lang === 'zh'
      ? `第${difference.from}版与第${difference.to}版相比，删去的划线，新增的加重。`
      : `Version ${difference.to} against version ${difference.from}: what went is struck out, what is new stands out.`
  return [
    { kind: 'heading', level: 2, text: words.redline[lang] },
    { kind: 'text', text: between },
    ...(difference.changes.length === 0
      ? [{ kind: 'text', text: words.noChange[lang] } as const]
      : difference.changes.map((c): PageBlock => ({
          kind: 'change',
          how: c.kind,
          tag: changes[c.kind][lang],
          title: c.title[lang],
          where: c.where ?? words.steps[lang].replace(/^.*?[、.] ?/, ''),
          pieces: c[lang],
        }))),
  ]
}

/** 去向: first what goes on, then what stays, then what is given up or refused. */
function rowOf(row: StepRow, lang: Lang): readonly string[] {
  const of = (t: Text): string => t[lang]
  const arrow = lang === 'zh' ? '→' : ' → '
  const holders = new Set(row.holders.map((h) => h.zh))
  const by = (all: readonly Text[]): string =>
    all.every((x) => holders.has(x.zh)) || row.step.startsWith('opens.')
      ? ''
      : lang === 'zh'
        ? `（${all.map(of).join('、')}）`
        : ` (${all.map(of).join(', ')})`
  const going = row.ways
    .filter((w) => w.kind === 'on' || w.kind === 'back')
    .map((w) => `${of(w.title)}${by(w.by)}${arrow}${of(w.to)}`)
  const several = (kind: 'stay' | 'withdraw' | 'refuse', zh: string, en: string): readonly string[] => {
    const ways = row.ways.filter((w) => w.kind === kind)
    if (ways.length === 0) return []
    const titles = ways.map((w) => `${of(w.title)}${by(w.by)}`)
    return [lang === 'zh' ? `${zh}：${titles.join('、')}` : `${en}: ${titles.join(', ')}`]
  }
  return [
    of(row.title),
    row.holders.map(of).join(lang === 'zh' ? '、' : ', '),
    row.clocks.map(of).join('\n'),
    row.papers.map(of).join('\n'),
    [
      ...going,
      ...several('stay', '本环节内', 'Here'),
      ...several('withdraw', '撤回、终止', 'Withdrawn'),
      ...several('refuse', '不予办理', 'Refused'),
      ...(row.end ? [of(row.end)] : []),
    ].join('\n'),
  ]
}

const withoutLaw = (title: string, law: string): string => title.replace(`《${law}》`, '').trim() || title
function dayZh(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
