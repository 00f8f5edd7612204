/** [XC16] Why nothing goes on is told in words, whatever a partner answers. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { troubleOf } from './troubles.ts'

const spec = readFileSync(new URL('../../../exchange/SPEC.md', import.meta.url), 'utf8')
const answers = [...spec.matchAll(/`(exchange_[a-z_]+)` \d{3}/g)].map(([, code]) => code!)
const otherwise = troubleOf('no_such_code').zh

test('[XC6] [XC16] each answer that the protocol knows has words of its own', () => {
  expect(answers.length).toBeGreaterThan(6)
  expect(answers.filter((code) => troubleOf(code).zh === otherwise)).toEqual([])
})

test.each(['fault', 'not_found', 'too_large', 'constructor', '<b>请汇款</b>'])(
  '[XC16] no letters of a code or of a stranger are shown: %s',
  (code) => {
    const { zh, en } = troubleOf(code)
    expect(`${zh} ${en}`).not.toContain(code)
    expect(zh).toMatch(/[一-龥]/)
  },
)
