/** The code of an activity that changes every few seconds, and the code by which anybody checks a certificate: nobody makes either without the house's key. */
import { ability, given, how, type Panel } from 'yimen/kernel/ability'
import { parseInstant, toEpochMs } from 'yimen/kernel/day'

/** No letter or figure that is read as another. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** Typed quickly on any telephone. */
const figures = '0123456789'

/** So many letters out of a keyed hash; the same each time. */
function lettersOf(key: string, length: number, among = letters): string {
  const sums = Array.from({ length }, () => 0)
  for (const [i, letter] of [...key].entries())
    sums[i % length] = (sums[i % length]! * 31 + letter.charCodeAt(0)) % 1_048_573
  return sums.map((n) => among[n % among.length]).join('')
}

const ofStep = (personKey: (text: string) => string, activity: string, step: number): string =>
  lettersOf(personKey(`volunteers.pass ${activity} ${step}`), 6, figures)

export const pass = ability({
  id: 'volunteers.pass@1',
  takes: { activity: 'case', at: 'moment' },
  gives: { list: 'text' },
  rules: given.record({ seconds: given.whole(1), grace: given.whole(0) }),
}).does({
  /** The code of now first, and those before it that are still good. */
  work({ activity, at }, { seconds, grace }, { personKey }) {
    const moment = parseInstant(at)
    if (moment === undefined) return null
    const step = Math.floor(toEpochMs(moment) / (seconds * 1_000))
    const steps = 1 + Math.ceil(grace / seconds)
    return Array.from({ length: steps }, (_, n) => ofStep(personKey, activity, step - n))
  },
  /** Whoever may end the activity shows it to those who are there. */
  tells([now], { seconds, grace }, reader): readonly Panel[] {
    if (!reader.may('finish')) return []
    return [
      {
        kind: 'sum',
        id: 'pass',
        title: { zh: '现在的签到码', en: 'The code now' },
        sum: { zh: now!, en: now! },
        code: now!,
        renews: seconds,
        notes: [
          {
            zh: `每${seconds}秒一换，报出后${grace}秒以内有效，只对本次活动有效。`,
            en: `It changes every ${seconds} seconds, is good for ${grace} more, and for this activity alone.`,
          },
        ],
      },
    ]
  },
  explains({ seconds, grace }, say) {
    const [activity, at] = [say('activity'), say('at')]
    return {
      lines: [
        how(
          `由${activity.zh}、${at.zh}（每${seconds}秒一档）和本系统的密钥得出，${grace}秒以内的也有效`,
          `From ${activity.en}, ${at.en} in steps of ${seconds} seconds and the key of the house; ${grace} seconds more are good`,
        ),
      ],
    }
  },
})

export const code = ability({
  id: 'volunteers.code@1',
  takes: { of: 'case' },
  gives: 'text',
  rules: given.nothing,
}).does({
  work: ({ of }, _, { personKey }) => lettersOf(personKey(`volunteers.code ${of}`), 12),
  explains(_, say) {
    const of = say('of')
    return {
      lines: [
        how(
          `由${of.zh}和本系统的密钥得出的十二位验证码`,
          `Twelve letters from ${of.en} and the key of the house`,
        ),
      ],
    }
  },
})
