/**
 * [SG11] Pictures of a bank, each with the name and the key by which it leaves sealed before the start. Both are from the key of the
 * house, so that nothing of them is kept anywhere, and the key is told with its question alone.
 */
import { ability, given, how } from 'yimen/kernel/ability'
import { sha256 } from './sha256.ts'

export const pictures = ability({
  id: 'contests.pictures@1',
  takes: { of: 'case', pictures: { list: { of: { name: 'text', file: { list: 'text' } } }, orNone: true } },
  gives: {
    of: {
      rows: {
        list: { of: { name: 'text', file: 'text', hash: 'text', id: 'text', key: 'text', opening: 'text' } },
      },
      /** Names of those that are no picture, or are not one file. */
      bad: { list: 'text' },
    },
  },
  rules: given.nothing,
}).does({
  work({ of, pictures: brought }, _, { personKey, pictureHash }) {
    const read = brought.map(({ name, file }) => ({
      name,
      file: file[0] ?? '',
      hash: file.length === 1 ? pictureHash(file[0]!) : null,
    }))
    return {
      rows: read.flatMap(({ name, file, hash }) => {
        if (hash === null) return []
        const from = (what: string): string =>
          sha256(personKey(`contests.picture ${what} ${of} ${hash} ${name}`))
        const [id, key] = [from('id').slice(0, 32), from('key')]
        return [{ name, file, hash, id, key, opening: `${id}.${key}` }]
      }),
      bad: read.filter(({ hash }) => hash === null).map(({ name }) => name),
    }
  },
  words: {
    rows: {
      zh: '封存的图片',
      en: 'sealed pictures',
      columns: {
        name: { zh: '图片名称', en: 'name of the picture' },
        file: { zh: '文件', en: 'file' },
        hash: { zh: '图片的SHA-256', en: 'SHA-256 of the picture' },
        id: { zh: '密文编号', en: 'number of what is sealed' },
        key: { zh: '钥匙', en: 'key' },
        opening: { zh: '开图的钥匙', en: 'what opens the picture' },
      },
    },
    bad: { zh: '不是图片的', en: 'what is no picture' },
  },
  explains(_, say) {
    const brought = say('pictures')
    return {
      lines: [
        how(
          `${brought.zh}逐幅算出SHA-256，由本系统的密钥得出密文编号和钥匙；钥匙随题目一起离开题库`,
          `Of ${brought.en} each has its SHA-256, a number and a key from the key of the house; the key leaves with its question`,
        ),
      ],
    }
  },
})
