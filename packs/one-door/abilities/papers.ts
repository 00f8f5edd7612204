/** The papers of an item, read from the one cell in which offices keep them: 身份证（原件，免提交）；申请表（原件1份，可容缺）. */
import { ability, given, how } from 'yimen/kernel/ability'

export type PaperLine = {
  readonly no: number
  readonly name: string
  readonly form: string
  readonly exempt: boolean
  readonly defer: boolean
}

/** Numbers before a name, as people write them: 1. 1、 （1） ①. */
const numbered = /^\s*(?:[（(]?\d{1,2}[）)．.、]|[①-⑳])\s*/
const bracketed = /^(.*?)[（(]([^（）()]*)[）)]\s*$/

export function readPapers(cell: string): readonly PaperLine[] {
  return cell
    .split(/[；;\n]/)
    .map((part) => part.replace(numbered, '').trim())
    .filter((part) => part !== '' && part !== '无')
    .map((part, i) => {
      const read = bracketed.exec(part)
      const before = read?.[1] ?? part
      const words = (read?.[2] ?? '').split(/[，,、]/).map((word) => word.trim())
      return {
        no: i + 1,
        name: before.trim(),
        form: words.filter((word) => !isMark(word)).join('、'),
        exempt: words.some((word) => exempt.has(word)),
        defer: words.some((word) => deferrable.has(word)),
      }
    })
}

const exempt: ReadonlySet<string> = new Set(['免提交', '共享获取', '部门共享'])
const deferrable: ReadonlySet<string> = new Set(['可容缺', '容缺'])
const isMark = (word: string): boolean => exempt.has(word) || deferrable.has(word)

export const papers = ability({
  id: 'door.papers@1',
  takes: { cell: 'text' },
  gives: { list: { of: { no: 'number', name: 'text', form: 'text', exempt: 'boolean', defer: 'boolean' } } },
  rules: given.nothing,
}).does({
  work: ({ cell }) => readPapers(cell),
  words: {
    no: { zh: '材料序号', en: 'number' },
    name: { zh: '材料名称', en: 'name' },
    form: { zh: '形式和份数', en: 'form' },
    exempt: { zh: '免提交', en: 'not asked' },
    defer: { zh: '可容缺', en: 'may come later' },
  },
  explains(_, say) {
    const cell = say('cell')
    return {
      lines: [
        how(
          `把${cell.zh}按分号拆成逐份材料并编号，括号内写明形式、免提交和可容缺`,
          `The papers of ${cell.en}, one by one and numbered, with what stands in their brackets`,
        ),
      ],
    }
  },
})
