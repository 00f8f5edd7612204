/** [VS3] A text of an earlier form reads as it would be written today. */
import { expect, test } from 'vitest'
import { currentFormat, upgradeProgramme } from './upgrade.ts'
import { movedTo } from './upgrade-2.ts'

const title = { zh: '甲', en: 'A' }
/** As format 1 wrote it: one list of what one of many does not see. */
const text = (subject: object) => ({
  id: 'p',
  version: 1,
  subject,
  fields: { plan: { type: 'text', title }, vote: { type: 'text', title }, note: { type: 'text', title } },
  values: { price: { title, unit: 'fen' } },
  lists: { payments: { type: 'list', title } },
  params: {},
  opens: { begin: { asks: { plan: 'required' }, sets: { price: '1', roll: 'plan' } } },
  steps: {
    here: {
      outcomes: { cast: { asks: { vote: 'required' }, sets: { sheet: 'vote' }, adds: { ballots: 'vote' } } },
    },
  },
})
const hides = { facts: ['payments', 'ballots'], outcomes: ['cast'] }

test('[VS3] [P9] about a place: what was not hidden is said to be seen, and all else is closed', () => {
  const p = upgradeProgramme(text({ name: 'plan', people: [], place: true, hides })) as unknown as ReturnType<
    typeof text
  >
  expect(p).toEqual({
    ...text({ name: 'plan', people: [], place: true }),
    format: currentFormat,
    fields: {
      plan: { type: 'text', title, seenBy: 'concerned' },
      vote: { type: 'text', title },
      note: { type: 'text', title, seenBy: 'concerned' },
    },
    values: { price: { title, unit: 'fen', seenBy: 'concerned' } },
    /** On no page before or after; a form could read the roll, and the sheet that a vote left. */
    working: { roll: { seenBy: 'concerned' }, sheet: { seenBy: 'concerned' } },
    steps: { here: { outcomes: { cast: { ...text({}).steps.here.outcomes.cast, seenBy: 'actor' } } } },
  })
})

test('[VS3] [P9] of one subject: what was hidden is said to be the office’s', () => {
  const p = upgradeProgramme(text({ name: 'plan', people: [], hides })) as unknown as ReturnType<typeof text>
  expect(p.fields).toEqual({ ...text({}).fields, vote: { type: 'text', title, seenBy: 'office' } })
  expect(p).toMatchObject({ working: { ballots: { seenBy: 'office' } } })
})

test.each([
  ['is about one subject', text({ name: 'plan', people: [] })],
  ['names no subject', { ...text({}), subject: undefined }],
])('[VS3] a text that hides nothing and %s stays word for word', (_, stored) => {
  expect(upgradeProgramme(stored)).toEqual({ ...stored, format: currentFormat })
})

test('[VS3] a text of a form that is still to come is refused', () => {
  expect(() => upgradeProgramme({ ...text({}), format: currentFormat + 1 })).toThrow(`${currentFormat + 1}`)
})

test('[VS3] what the kernel worked out by a kind of its own reads as an ability; a kind that nobody knows stays under its name', () => {
  const clause = 'law#1'
  const p = upgradeProgramme(
    {
      ...text({ name: 'plan', people: [] }),
      format: 2,
      reckonings: {
        posted: { kind: 'notice', from: 'noticeFrom', days: 'noticeDays', proofs: 'proofs', clause },
        heard: { kind: 'review', step: 'here', opinions: 'opinions', silence: 'agrees', clause },
        fits: {
          kind: 'criteria',
          criteria: [{ name: 'tall', title, test: 'height > 4', otherwise: 'unfit', clause }],
          clause,
        },
        hours: { kind: 'hours', signed: 'attendance', dailyMost: 480, clause },
        lost: { kind: 'gone', of: 'x', clause },
      },
    },
    { hours: movedTo('volunteers.hours@1', ['signed'], ['dailyMost']) },
  )
  expect(p.format).toBe(currentFormat)
  expect(p.reckonings).toEqual({
    posted: {
      ability: 'kernel.notice@1',
      with: { from: 'noticeFrom', days: 'noticeDays', proofs: 'proofs' },
      clause,
    },
    heard: {
      ability: 'kernel.review@1',
      with: { opinions: 'opinions' },
      rules: { step: 'here', silence: 'agrees' },
      clause,
    },
    fits: {
      ability: 'kernel.criteria@1',
      with: { tall: 'height > 4' },
      rules: [{ name: 'tall', title, otherwise: 'unfit', clause }],
      clause,
    },
    hours: {
      ability: 'volunteers.hours@1',
      with: { signed: 'attendance' },
      rules: { dailyMost: 480 },
      clause,
    },
    lost: { ability: 'gone', with: {}, clause },
  })
})
