/** What five departments come to. */
import { expect, test } from 'vitest'
import { readReview, type Opinion } from './review.ts'

const parties = ['planning', 'housing', 'market', 'fire', 'urban']
const all = (opinion: Opinion['opinion']): readonly Opinion[] => parties.map((party) => ({ party, opinion }))

test.each<[string, readonly Opinion[], readonly string[], 'agrees' | 'waits', string | null]>([
  ['all agree', all('agree'), [], 'agrees', 'pass'],
  ['one objects', [...all('agree').slice(1), { party: 'planning', opinion: 'object' }], [], 'agrees', 'fail'],
  [
    'one binds it by a condition',
    [...all('agree').slice(1), { party: 'planning', opinion: 'conditions', conditions: '移位0.5米' }],
    [],
    'agrees',
    'conditions',
  ],
  ['a later word replaces the earlier', [...all('object'), ...all('agree')], [], 'agrees', 'pass'],
  ['one is still waited for', all('agree').slice(1), [], 'agrees', null],
  ['silence past the limit is no objection', all('agree').slice(1), ['planning'], 'agrees', 'pass'],
  [
    'silence past the limit where the rule does not say so',
    all('agree').slice(1),
    ['planning'],
    'waits',
    null,
  ],
  [
    'who has no part says nothing',
    [...all('agree'), { party: 'passer-by', opinion: 'object' }],
    [],
    'agrees',
    'pass',
  ],
])('[JR1] %s', (_, opinions, lapsed, silence, result) => {
  expect(readReview(parties, opinions, lapsed, silence).result).toBe(result)
})
