/** [BL4] The ballot of owners: heads and area counted in whole numbers, each test told apart. */
import { ability, given, how } from 'yimen/kernel/ability'
import { rulesOn, tallyBallots } from '../ballot.ts'
import { isOf } from '../roll.ts'
import { ballotTold, type BallotWays } from './ballot-told.ts'
import { area, ballotLines, choices, voters } from './shapes.ts'

const counted = <const N>(number: N) =>
  ({ of: { all: number, participating: number, agreeing: number } }) as const

const test = given.record({
  name: given.text,
  title: given.both,
  by: given.oneOf('area', 'heads'),
  have: given.oneOf('participating', 'agreeing'),
  of: given.oneOf('all', 'participating'),
  num: given.whole(1),
  den: given.whole(1),
})

export const ballot = ability({
  id: 'elevator.ballot@1',
  takes: {
    roll: voters,
    ballots: ballotLines,
    /** The last day: its rules hold. */
    on: 'day',
    /** Owners whose own part is used consent apart: the rooms that are wanted, and what was given. */
    wanted: { maybe: { list: 'text' } },
    given: {
      maybe: {
        list: { of: { room: 'text', owner: { maybe: 'person' }, all: { maybe: 'boolean' } } },
        orNone: true,
      },
    },
  },
  gives: {
    of: {
      rules: { option: 'set' },
      heads: counted('number'),
      area: counted(area),
      votes: {
        list: {
          of: { room: 'text', choice: { maybe: choices }, signed: 'number', owners: 'number' },
          what: { zh: '一户的表决', en: 'the vote of a dwelling' },
        },
      },
      tests: {
        list: {
          of: {
            name: { option: 'test' },
            title: { of: { zh: 'text', en: 'text' } },
            by: { oneOf: ['area', 'heads'] },
            have: { oneOf: ['participating', 'agreeing'] },
            of: { oneOf: ['all', 'participating'] },
            num: 'number',
            den: 'number',
            counted: 'number',
            base: 'number',
            needed: 'number',
            passed: 'boolean',
          },
          what: { zh: '表决的一项要求', en: 'a test of the ballot' },
        },
      },
      passed: 'boolean',
      failed: { list: { option: 'test' } },
    },
    what: { zh: '表决结果', en: 'the count of a ballot' },
  },
  rules: given.record(
    {
      sets: given.list(
        given.record({
          id: given.text,
          from: given.day,
          title: given.both,
          clause: given.text,
          tests: given.list(test),
        }),
      ),
    },
    {
      /** The outcome by which an owner votes, and its fields; `paper` holds the photo where it is entered for them. */
      cast: given.record(
        { outcome: given.text, room: given.text, choice: given.text },
        { paper: given.text },
      ),
      consent: given.record({ outcome: given.text, room: given.text }),
    },
  ),
}).does({
  links: ({ cast, consent }) => [
    ...(cast
      ? [
          {
            at: 'cast.outcome',
            kind: 'outcome',
            name: cast.outcome,
            inputs: { room: cast.room, choice: cast.choice, paper: cast.paper },
          } as const,
        ]
      : []),
    ...(consent
      ? [
          {
            at: 'consent.outcome',
            kind: 'outcome',
            name: consent.outcome,
            inputs: { room: consent.room },
          } as const,
        ]
      : []),
  ],
  options: ({ sets }) => ({
    set: sets.map((s) => s.id),
    test: sets.flatMap((s) => s.tests.map((t) => t.name)),
  }),
  /** Who has voted, and how they did themselves. */
  shown(tally, { roll }, person) {
    const own = new Set(roll.filter((v) => isOf(v, person)).map((v) => v.room))
    return { ...tally, votes: tally.votes.map((v) => (own.has(v.room) ? v : { ...v, choice: null })) }
  },
  work({ roll, ballots, on }, { sets }) {
    const rules = rulesOn(sets, on)
    return (
      rules &&
      tallyBallots(
        rules,
        roll,
        ballots.map(({ room, choice, owner, all }) => ({
          room,
          choice,
          owner: owner ?? null,
          all: all === true,
        })),
      )
    )
  },
  tells: (tally, rules, reader, parts) => ballotTold(tally, rules satisfies BallotWays, reader, parts),
  words: {
    passed: { zh: '表决通过', en: 'passed' },
    votes: {
      zh: '各户表决',
      en: 'votes',
      columns: {
        room: { zh: '户号', en: 'dwelling' },
        choice: {
          zh: '意见',
          en: 'vote',
          options: {
            agree: { zh: '同意', en: 'agree' },
            disagree: { zh: '不同意', en: 'disagree' },
            abstain: { zh: '弃权', en: 'abstain' },
            split: { zh: '共有人意见不一', en: 'co-owners differ' },
          },
        },
      },
    },
  },
  explains({ sets }, say) {
    const [roll, ballots, on] = [say('roll'), say('ballots'), say('on')]
    return {
      lines: [
        how(
          `以${roll.zh}为全体业主，按${ballots.zh}计票；适用${on.zh}那一天施行的规则，下列各项须全部达到（按整数比较，不取小数）`,
          `${ballots.en} are counted against ${roll.en} by the rules of ${on.en}; every test must be met, in whole numbers`,
        ),
      ],
      grid: {
        head: [
          { zh: '规则', en: 'Rules' },
          { zh: '自何日起', en: 'From' },
          { zh: '须达到', en: 'To be met' },
          { zh: '比例', en: 'Part' },
        ],
        rows: sets.flatMap((rules) =>
          rules.tests.map((t) => [
            rules.title,
            { zh: rules.from, en: rules.from },
            t.title,
            { zh: `${t.den}分之${t.num}`, en: `${t.num} of ${t.den}` },
          ]),
        ),
      },
    }
  },
})
