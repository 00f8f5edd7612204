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
  /** `{A4-05}` stands for a value. */
  readonly paragraphs: readonly Text[]
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
