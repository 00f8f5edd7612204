/** `yimen recompute`: does every act of an event anew from its file, with what the packs bring, and asks no server. */
import { readFileSync } from 'node:fs'
import { abilitiesOf } from '#kernel/ability'
import { kernelAbilities } from '#kernel/abilities'
import { chinaCalendar } from '#kernel/clock'
import { readJson } from '#kernel/number'
import { recompute, type Differing, type StageFile } from '#room'
import { brought } from '../../packs/index.ts'

/** The exit code: 0 where all of it comes out as the file says. */
export function printRecomputed(path: string, json: boolean, print: (value: unknown) => void): number {
  const file = readJson(readFileSync(path, 'utf8')) as StageFile
  if (file?.format !== 'yimen-stage/1') throw new Error('不是现场的导出文件 · This is no file of a stage')
  const result = recompute(file, {
    abilities: abilitiesOf([...kernelAbilities, ...brought.abilities]),
    calendar: chinaCalendar,
  })
  if (json) print(result)
  else {
    for (const d of result.differing) print(said(d))
    print(
      result.differing.length === 0
        ? `${result.acts}个动作重做一遍，${result.entries}条结果都一样${sealedWords(result.sealed).zh} · ${result.acts} acts were done anew, and ${result.entries} results are the same${sealedWords(result.sealed).en}`
        : `${result.differing.length}处不一样 · ${result.differing.length} come out otherwise`,
    )
  }
  return result.differing.length === 0 ? 0 : 1
}

const sealedWords = (n: number) =>
  n === 0
    ? { zh: '', en: '' }
    : { zh: `（${n}个动作的文字已封存，按原样采用）`, en: `, ${n} with sealed words taken as they stand` }

function said(d: Differing): string {
  switch (d.kind) {
    case 'refused':
      return `✗ ${d.act}：重做时不被接受（${d.why}） · refused when done anew`
    case 'otherwise':
      return `✗ ${d.act}：${d.what} 与所载不同 · ${d.what} comes out otherwise`
    case 'entry':
      return `✗ ${d.register} ${d.id}：结果与所载不同 · the result is another`
  }
}
