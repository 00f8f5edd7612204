/** What an owner is told of their own dwelling: where it is on the roll, who owns it, and how it voted. */
import type { Programme, Reckoning } from 'yimen/kernel/programme'
import { ability, given, how } from 'yimen/kernel/ability'
import { isOf } from '../roll.ts'
import { hundredths, t } from '../words.ts'
import { choiceText, voteWay } from './ballot-told.ts'
import { sharedOf } from './shared.ts'
import { ballotLines, choices, voters } from './shapes.ts'

export const dwelling = ability({
  id: 'together.dwelling@1',
  takes: {
    roll: voters,
    ballots: { maybe: ballotLines },
    /** As a ballot counts them; none where there is no ballot. */
    votes: {
      maybe: {
        list: { of: { room: 'text', choice: { maybe: choices }, signed: 'number', owners: 'number' } },
      },
    },
  },
  gives: 'number',
  rules: given.nothing,
}).does({
  work: ({ roll }) => roll.length,
  tells(_, __, { person, subject }, { roll, ballots, votes }) {
    return roll
      .filter((v) => isOf(v, person))
      .map((v) => {
        const vote = votes?.find((x) => x.room === v.room)
        const last = ballots?.findLast((b) => b.room === v.room)
        const choice = vote?.choice ?? null
        const said =
          vote === undefined
            ? null
            : choice !== null
              ? choiceText[choice]
              : vote.signed > 0
                ? t(
                    `已有${vote.signed}人签，还差${vote.owners - vote.signed}人`,
                    `${vote.signed} of ${vote.owners} signed`,
                  )
                : t('还没有表决', 'not voted yet')
        return {
          kind: 'sum',
          id: `flat-${v.room}`,
          title: t('我家', 'My flat'),
          stands: 'below',
          sum: t(`${subject} ${v.room}`, `${subject} ${v.room}`),
          says: t('房号', 'Room'),
          parts: [
            {
              title: t('楼层和面积', 'Floor and area'),
              is: t(
                `${v.floor}层，${hundredths(v.area)}平方米`,
                `floor ${v.floor}, ${hundredths(v.area)} m²`,
              ),
            },
            {
              title: t('产权人', 'Owners'),
              is:
                v.owners.length > 1
                  ? t(
                      `${v.owners.length}人共有（含您），合计一票`,
                      `${v.owners.length} together, you among them: one vote`,
                    )
                  : t('您一人，一票', 'you alone: one vote'),
            },
            ...(said === null
              ? []
              : [
                  {
                    title: t('我家的表决', 'Our vote'),
                    is: said,
                    ...(choice !== null && last ? { says: voteWay(last) } : {}),
                  },
                ]),
          ],
        } as const
      })
  },
  former(p) {
    const ballot = ballotOf(p)
    const shared = sharedOf(p)
    const { roll = shared?.roll, ballots } = ballot?.[1].with ?? {}
    const clause = ballot?.[1].clause ?? shared?.clause
    return roll === undefined || clause === undefined
      ? {}
      : {
          dwelling: {
            ability: 'together.dwelling@1',
            with: {
              roll,
              ...(ballot && ballots !== undefined ? { ballots, votes: `${ballot[0]}.votes` } : {}),
            },
            clause,
          },
        }
  },
  explains(_, say) {
    const roll = say('roll')
    return {
      lines: [
        how(
          `每户业主可见自家在${roll.zh}中的楼层、面积、产权人和表决`,
          `Each owner sees the floor, the area, the owners and the vote of their own dwelling in ${roll.en}`,
        ),
      ],
    }
  },
})

const ballotOf = (p: Programme): readonly [string, Reckoning] | undefined =>
  Object.entries(p.reckonings ?? {}).find(([, r]) => r.ability === 'elevator.ballot@1')
