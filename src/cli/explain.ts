/** `yimen explain`: a programme as the official who drafted its policy reads it. It reads the packs and asks no server. */
import type { Programme } from '#kernel/programme'
import { explain, redline, type ExplainContext, type Explanation, type Redline } from '#kernel/explain'
import { houseOfPacks } from '#kernel/check'
import { docxOf, drawingOf, htmlOf, markdownOf, pageOf, svgOf, type Lang } from '#explain'
import { brought, packs } from '../../packs/index.ts'
import { readArticles } from '../clauses.ts'

const articles = readArticles(new URL('../../packs/', import.meta.url))
const house = houseOfPacks(packs)

/** What a programme's explanation is made from, as the packs bring it. */
export function contextOf(programme: string): ExplainContext {
  return {
    house,
    authorities: packs.flatMap((p) => p.authorities),
    figures: brought.figures,
    articles,
    words: brought.words[programme] ?? {},
    gaps: brought.gaps,
  }
}

const versionsOf = (id: string): readonly Programme[] =>
  brought.programmes.filter((p) => p.id === id).toSorted((a, b) => a.version - b.version)

export type Explained = { readonly explanation: Explanation; readonly difference: Redline | null }

/** The newest version, or one that is asked for; with what differs from the one before, where there is one. */
export function explained(id: string, version?: number): Explained {
  const versions = versionsOf(id)
  if (versions.length === 0) {
    const all = [...new Set(brought.programmes.map((p) => p.id))].join(' ')
    throw new Error(`没有事项 ${id}；有：${all} · There is no programme ${id}; there are: ${all}`)
  }
  const at = version === undefined ? versions.length - 1 : versions.findIndex((p) => p.version === version)
  const programme = versions[at]
  if (!programme) throw new Error(`事项 ${id} 没有第 ${version} 版 · ${id} has no version ${version}`)
  const explanation = explanationOf(programme)
  const earlier = versions[at - 1]
  return { explanation, difference: earlier ? redline(explanationOf(earlier), explanation) : null }
}

/** A programme is data that nobody changes: it is explained once, however often it is printed or set beside the next version. */
function explanationOf(programme: Programme): Explanation {
  const before = explanations.get(programme)
  if (before) return before
  const explanation = explain(programme, contextOf(programme.id))
  explanations.set(programme, explanation)
  return explanation
}
const explanations = new WeakMap<Programme, Explanation>()

/** [EX8] The pages that stand committed beside each pack, in Chinese, one for each programme in its newest version. */
export async function committedFiles(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const all = packs.flatMap((pack) =>
    [...new Set(pack.programmes.map((p) => p.id))].map((id) => ({
      id,
      path: `packs/${pack.id}/explain/${id}.md`,
    })),
  )
  const files = await Promise.all(all.map(({ id, path }) => filesOf(explained(id), 'md', 'zh', path)))
  return files.flat().map(({ name, bytes }) => ({ path: name, text: bytes.toString() }))
}

export type Format = 'md' | 'html' | 'docx'
export const isFormat = (name: string): name is Format => ['md', 'html', 'docx'].includes(name)

/** One file, and for Markdown the drawings that it shows, by name. */
export async function filesOf(
  { explanation, difference }: Explained,
  format: Format,
  lang: Lang,
  name: string,
): Promise<readonly { readonly name: string; readonly bytes: string | Buffer }[]> {
  const page = pageOf(explanation, lang, difference)
  const drawings = explanation.diagram.map((chapter) => drawingOf(chapter, lang))
  if (format === 'html') return [{ name, bytes: htmlOf(page, drawings) }]
  if (format === 'docx') return [{ name, bytes: await docxOf(page, drawings) }]
  const stem = name.replace(/\.md$/, '')
  const base = stem.split(/[\\/]/).at(-1)!
  return [
    { name, bytes: markdownOf(page, (no) => `${base}.${no + 1}.svg`) },
    ...drawings.map((d, i) => ({ name: `${stem}.${i + 1}.svg`, bytes: `${svgOf(d)}\n` })),
  ]
}
