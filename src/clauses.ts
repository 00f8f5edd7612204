/** The texts that packs hold, by clause: `social-assistance/policy/x(2019-03-02).md#art-47`. */
import { readdirSync, readFileSync } from 'node:fs'

export type ClauseText = {
  readonly id: string
  /** The text that it is an article of, with its edition. */
  readonly law: string
  readonly title: string
  readonly text: string
}

/** Reads every `policy/*.md` under the packs once; a clause is a `## <article> <title>` heading with its text. */
export function readClauses(folder: URL): (id: string) => ClauseText | null {
  const clauses = new Map(readArticles(folder).map((c) => [c.id, c]))
  return (id) => clauses.get(id) ?? null
}

/** All articles that packs hold, text by text and in their order. */
export function readArticles(folder: URL): readonly ClauseText[] {
  const articles: ClauseText[] = []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((f) => f.replaceAll('\\', '/'))
    .filter((f) => /(^|\/)policy\/[^/]+\.md$/.test(f))
    .sort()
  for (const file of files) {
    const text = readFileSync(new URL(encodeURI(file), folder), 'utf8')
    const law = /^# (.+)$/m.exec(text)?.[1] ?? file
    for (const part of text.split(/^## /m).slice(1)) {
      const [heading = '', ...rest] = part.split('\n')
      const space = heading.indexOf(' ')
      articles.push({
        id: `${file}#${heading.slice(0, space)}`,
        law,
        title: `《${law}》${articleName(heading.slice(0, space))} ${heading.slice(space + 1)}`,
        text: rest.join('\n').trim(),
      })
    }
  }
  return articles
}

const articleName = (article: string): string =>
  article.replace(/^art-(\d+)$/, '第$1条').replace(/^item-(\d+)$/, '第$1项')
