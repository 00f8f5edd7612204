/** [BK5] An amount beside the name of what lies there. */
import { expect, test } from 'vitest'
import { heldText } from './held.ts'

test.each([
  ['pieces', 1_089, '1,089'],
  ['fen', 500_000, '5,000.00 元'],
])('[BK5] %s', (unit, amount, said) => expect(heldText(amount, unit, 'zh')).toBe(said))
