/** A newspaper's page over several realms: sections of prose whose values are claimed by bulletins somewhere. */
import type { Day } from '#kernel/day'
import type { Text } from '#kernel/text'
import type { Implied } from './implied.ts'

export type Section = {
  /** What the ids of its values begin with. */
  readonly article: string
  /** The key of the realm that is asked for them. */
  readonly realm: string
  readonly place: Text
  readonly heading: Text
  /** A line under the heading. */ readonly deck?: Text
  /** `{A4-05}` stands for a value. */
  readonly paragraphs: readonly Text[]
}
/** How an article is set: a sheet is twelve columns wide. */
export type Setting = {
  readonly article: string
  readonly rank: 'lead' | 'second' | 'third' | 'brief'
  readonly width: number
  /** Rows of the sheet that it is as high as; one unless told. */ readonly rows?: number
  /** Columns of its text. */ readonly columns: number
  /** Values of its text that are printed large as well. */
  readonly large?: readonly { readonly id: string; readonly title: Text }[]
}
export type Page = {
  readonly id: string
  readonly version: number
  readonly title: Text
  readonly motto: Text
  readonly issuer: Text
  /** What stands before the year and number of a signed page. */
  readonly mark: string
  /** Where it is made up, signed and kept, and by which role. */
  readonly realm: string
  readonly signedBy: string
  /** The day that it is read as of unless told. */
  readonly asOf: Day
  readonly sections: readonly Section[]
  /** In the order in which the sheet is read. */ readonly settings: readonly Setting[]
  readonly implied: readonly Implied[]
  /** How people call what its values are counted in. */
  readonly units: Readonly<Record<string, Text>>
}

export type PageId = { readonly id: string; readonly article: string; readonly realm: string }

/** [PG1] Every value that a page prints, each once, in the order of its text. */
export function idsOf(page: Pick<Page, 'sections'>): readonly PageId[] {
  const all = page.sections.flatMap(({ article, realm, paragraphs }) =>
    paragraphs.flatMap((p) => namesIn(p.zh).map((id) => ({ id, article, realm }))),
  )
  return [...new Map(all.map((x) => [x.id, x])).values()]
}

/** The ids that a text holds, as often as it holds them. */
export const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{([A-Z]\d+-\d+)\}/g)].map((m) => m[1]!)

export type PageRun = { readonly text: string } | { readonly id: string; readonly text: string }

/** [PG1] A paragraph as runs; what was not told is a dash, which is no zero. */
export function runsOf(
  text: string,
  printed: Readonly<Record<string, Text>>,
  lang: keyof Text,
): readonly PageRun[] {
  return text
    .split(/(\{[A-Z]\d+-\d+\})/)
    .filter((part) => part !== '')
    .map((part): PageRun => {
      const id = namesIn(part)[0]
      return id === undefined ? { text: part } : { id, text: printed[id]?.[lang] ?? '—' }
    })
}

/** [PG1] What is wrong with the text of a page, told by the id: two languages that hold different values, or one of another article. */
export function pageFaults(page: Pick<Page, 'sections'>): readonly string[] {
  return page.sections.flatMap((section) =>
    section.paragraphs.flatMap((p, i) => {
      const [zh, en] = [namesIn(p.zh).toSorted(), namesIn(p.en).toSorted()]
      const strange = zh.filter((id) => !id.startsWith(`${section.article}-`))
      return [
        ...(String(zh) === String(en) ? [] : [`${section.article} ${i}: ${zh} ≠ ${en}`]),
        ...strange.map((id) => `${section.article} ${i}: ${id}`),
      ]
    }),
  )
}

/** [PG13] What is wrong with how a page is set: a section that is not set once, a large value that its text does not hold, a hole in the sheet. */
export function settingFaults({
  sections,
  settings,
}: Pick<Page, 'sections' | 'settings'>): readonly string[] {
  const articles = sections.map((s) => s.article).toSorted()
  const set = settings.map((s) => s.article).toSorted()
  const filled = settings.reduce((sum, { width, rows = 1 }) => sum + width * rows, 0)
  const strange = settings.flatMap(({ article, large = [] }) => {
    const section = sections.find((s) => s.article === article)
    const printed = section === undefined ? [] : section.paragraphs.flatMap((p) => namesIn(p.zh))
    return large.filter(({ id }) => !printed.includes(id)).map(({ id }) => `${article}: ${id}`)
  })
  return [
    ...(String(articles) === String(set) ? [] : [`${articles} ≠ ${set}`]),
    ...strange,
    ...(filled % sheetWidth === 0 ? [] : [`${filled} % ${sheetWidth} ≠ 0`]),
  ]
}
const sheetWidth = 12
