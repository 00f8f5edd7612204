/** [EX1] A programme under the articles it stands on: what each became, what is not modelled, and which rules stand on none. */
import { asTold } from '../ability/index.ts'
import type { Programme } from '../programme/index.ts'
import type { Text } from '../text.ts'
import { actItems, conditionItems, type Placed } from './acts.ts'
import type { Teller } from './teller.ts'
import { diagramOf } from './diagram.ts'
import type { Article, ArticleText, BareArticle, ExplainContext, Explanation, Item } from './explanation.ts'
import { elsewhereItems, listedItems } from './elsewhere.ts'
import { nounsOf } from './nouns.ts'
import {
  accountItem,
  amountItems,
  authorityItems,
  clockItems,
  figureItems,
  numberItems,
  obligationItems,
  otherItems,
  paperItems,
  printItems,
  reckoningItems,
  registerItems,
  tallyItems,
} from './rules.ts'
import { sealedItems } from './sealed.ts'
import { sayerOf } from './say.ts'
import { dormantItems, timeItems } from './time.ts'
import { stepRows } from './steps.ts'

/** With what a programme is told in this house. */
export function tellerOf(written: Programme, context: ExplainContext): Teller {
  const p = asTold(context.house.abilities, written)
  const byId = new Map(context.articles.map((a) => [a.id, a]))
  const nouns = nounsOf(p, context)
  return {
    p,
    nouns,
    say: sayerOf(nouns),
    abilities: context.house.abilities,
    units: context.house.units,
    ends: context.house.ends,
    programmes: context.house.programmes,
    authorities: context.authorities.filter((a) => a.programme === p.id),
    cite: (clause) => shortTitle(byId.get(clause), clause),
  }
}

export function explain(written: Programme, context: ExplainContext): Explanation {
  const t = tellerOf(written, context)
  const { p, say } = t
  const byId = new Map(context.articles.map((a) => [a.id, a]))
  const amounts = amountItems(t)
  const prints = printItems(t)
  const all: readonly Placed[] = [
    ...actItems(t),
    ...conditionItems(t),
    ...authorityItems(t),
    ...amounts.placed,
    ...reckoningItems(t),
    ...numberItems(t),
    ...clockItems(t),
    ...timeItems(t),
    ...tallyItems(t),
    ...elsewhereItems(t),
    ...listedItems(t),
    ...sealedItems(t),
    ...paperItems(t),
    ...obligationItems(t),
    ...registerItems(t),
    ...prints.placed,
    ...otherItems(t),
    ...figureItems(
      t,
      context.figures.filter((f) => f.programme === p.id),
    ),
  ]
  const gaps = context.gaps.filter((g) => g.programme === p.id)
  const used = new Set([...all.map((x) => x.clause), ...p.basis])
  const held = context.articles.map((a) => a.id)
  /** The texts of the basis first, as the programme names them; each from its first article to its last. */
  const files = [...new Set([...p.basis.map(fileOf), ...held.map(fileOf)])]
  const order = [
    ...files.flatMap((file) => held.filter((id) => used.has(id) && fileOf(id) === file)),
    ...[...used].filter((id) => !byId.has(id)),
  ]
  const articles = order.map((clause): Article => {
    const article = byId.get(clause)
    return {
      clause,
      law: article?.law ?? clause,
      title: article?.title ?? clause,
      text: bothOf(article?.text ?? ''),
      items: all.flatMap((x) => (x.clause === clause ? [x.item] : [])),
      gaps: gaps.flatMap((g) => (g.clause === clause ? [g.text] : [])),
    }
  })
  const loose: readonly Item[] = [...amounts.loose, ...accountItem(t), ...prints.loose, ...dormantItems(t)]
  return {
    id: p.id,
    version: p.version,
    title: p.title,
    summary: p.summary,
    from: p.from,
    basis: p.basis.map((c) => t.cite(c)),
    articles,
    steps: stepRows(t),
    diagram: diagramOf(p),
    bare: bareOf(p, context, used),
    gaps: gaps.flatMap((g) => (g.clause === undefined ? [g.text] : [])),
    loose,
    unnamed: [...say.unnamed].toSorted(),
  }
}

/** 《民法典》第278条, without its edition and heading. */
function shortTitle(article: ArticleText | undefined, clause: string): string {
  if (!article) return clause
  const [number = ''] = article.title.replace(`《${article.law}》`, '').split(' ')
  return `《${article.law.replace(/（[^（）]*）$/, '')}》${number}`
}

const fileOf = (clause: string): string => clause.split('#')[0]!

/** [EX4] Articles of the texts that the programme stands on which nothing of it does, and who else does. */
function bareOf(p: Programme, context: ExplainContext, used: ReadonlySet<string>): readonly BareArticle[] {
  const files = new Set([...used].map(fileOf))
  return context.articles
    .filter((a) => files.has(fileOf(a.id)) && !used.has(a.id))
    .map((a) => ({
      clause: a.id,
      law: a.law,
      title: a.title,
      text: bothOf(a.text),
      gaps: context.gaps.flatMap((g) => (g.programme === p.id && g.clause === a.id ? [g.text] : [])),
      elsewhere: context.house.programmes
        .filter((x) => x.id !== p.id && articlesNamedIn(x).has(a.id))
        .map((x) => x.title)
        .filter((x, i, titles) => titles.findIndex((y) => y.zh === x.zh) === i),
    }))
}

/** Every text of a programme that may be an article's id. A programme is data that nobody changes: it is looked through once. */
function articlesNamedIn(p: Programme): ReadonlySet<string> {
  const before = namedArticles.get(p)
  if (before) return before
  const named = new Set((JSON.stringify(p).match(/"[^"#]*#[^"]*"/g) ?? []).map((text) => text.slice(1, -1)))
  namedArticles.set(p, named)
  return named
}
const namedArticles = new WeakMap<Programme, ReadonlySet<string>>()

/** A text that holds both languages, line by line: a line with many hanzi is Chinese. */
function bothOf(text: string): Text {
  const lines = text.split('\n').filter((l) => l.trim() !== '')
  const isChinese = (l: string) => (l.match(/[\u3400-\u9fff]/g) ?? []).length * 4 >= l.length
  return { zh: lines.filter(isChinese).join('\n'), en: lines.filter((l) => !isChinese(l)).join('\n') }
}
