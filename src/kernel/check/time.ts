/**
 * [Q35] A schedule names an opening, or an outcome of each of its steps, that the system may do with what it fills in, and a day that
 * its span has. [Q36] A clock that lapses does what is there, by the system, without a form, and is stopped by it. [Q37] A step that is
 * nobody's task has somebody whose it becomes, and something that the system does there.
 */
import { runRefused } from '../case/due.ts'
import { gatherLines, linesSent } from '../case/gather.ts'
import { takenBack } from '../case/office/said.ts'
import { isMove } from '../programme/move.ts'
import { isOfficeName } from '../programme/office.ts'
import type { Schedule } from '../programme/time.ts'
import type { Outcome, Programme } from '../programme/index.ts'
import { inputs } from './commands.ts'
import {
  finding,
  houseOf,
  unanswered,
  waysOf,
  type CheckContext,
  type CheckFinding,
  type Look,
} from './finding.ts'
import { typesOf } from './types/environment.ts'

export const time: Look = (p, context) => [
  ...Object.entries(p.schedules ?? {}).flatMap(([name, schedule]) => [
    ...dayOf(`schedules.${name}`, schedule),
    ...done(p, context, `schedules.${name}.does`, schedule),
  ]),
  ...Object.keys(p.clocks).flatMap((name) => lapse(p, name)),
  ...dormant(p),
  ...waysOf(p)
    .filter((w) => engineNames.includes(w.name) || isMove(w.name) || isOfficeName(w.name))
    .map((w) =>
      finding('Q35', w.where, '这个名称由系统使用', 'the engine itself uses this name', w.name, {
        code: 'engine_name',
      }),
    ),
]

const engineNames: readonly string[] = [runRefused, gatherLines, linesSent, takenBack]
const longest = { day: 1, week: 7, month: 31, quarter: 92, half_year: 184, year: 366 } as const

const dayOf = (where: string, { every, on }: Schedule): readonly CheckFinding[] =>
  on !== 0 && Math.abs(on) <= longest[every]
    ? []
    : [
        finding(
          'Q35',
          `${where}.on`,
          `没有这一天：一个周期最多${longest[every]}天`,
          `no span has that day: it has ${longest[every]} at most`,
          String(on),
          { code: 'no_such_day' },
        ),
      ]

function done(
  p: Programme,
  context: CheckContext,
  where: string,
  { does }: Schedule,
): readonly CheckFinding[] {
  if ('opens' in does) {
    const opening = Object.hasOwn(p.opens, does.opens) ? p.opens[does.opens]! : null
    return opening === null
      ? [
          unanswered(
            'Q35',
            'no_such_opening',
            where,
            '没有这种开办方式',
            'no case is opened so',
            does.opens,
            Object.keys(p.opens),
          ),
        ]
      : doable(p, context, where, does.opens, opening, does.input ?? {})
  }
  return does.at.flatMap((step): readonly CheckFinding[] => {
    if (!Object.hasOwn(p.steps, step))
      return [
        unanswered(
          'Q35',
          'no_such_step',
          where,
          '没有这个环节',
          'there is no such step',
          step,
          Object.keys(p.steps),
        ),
      ]
    const { outcomes } = p.steps[step]!
    return Object.hasOwn(outcomes, does.outcome)
      ? doable(p, context, where, does.outcome, outcomes[does.outcome]!, does.input ?? {})
      : [
          unanswered(
            'Q35',
            'no_such_outcome',
            where,
            `环节“${step}”没有这个动作`,
            `the step ${step} has no such outcome`,
            does.outcome,
            Object.keys(outcomes),
          ),
        ]
  })
}

function doable(
  p: Programme,
  context: CheckContext,
  where: string,
  name: string,
  outcome: Outcome,
  input: Readonly<Record<string, string>>,
): readonly CheckFinding[] {
  const { names } = typesOf(p, houseOf(p, context))
  const form = Object.keys(outcome.asks ?? {})
  return [
    ...bySystem('Q35', where, outcome),
    ...Object.keys(input)
      .filter((field) => !form.includes(field))
      .map((field) =>
        unanswered(
          'Q35',
          'no_such_input',
          `${where}.input`,
          '表单没有询问它',
          'the form does not ask for it',
          field,
          form,
        ),
      ),
    /** Of what kind they are is looked at with all other formulas. */
    ...inputs(where, input, { programme: p, outcome, name }, names).filter(
      (f) => f.code !== 'wrong_type' && f.code !== 'no_such_option',
    ),
  ]
}

const bySystem = (rule: string, where: string, o: Outcome): readonly CheckFinding[] => [
  ...(o.by.includes('system')
    ? []
    : [
        finding(
          rule,
          where,
          '系统不能办它，到期总会被拒绝',
          'the system may not do it: it is always refused',
          o.by.join('、'),
          { code: 'not_for_system' },
        ),
      ]),
  ...(o.decides === undefined
    ? []
    : [
        finding(rule, where, '系统没有决定权限', 'the system holds no authority to decide', o.decides.act, {
          code: 'system_decides',
        }),
      ]),
]

function lapse(p: Programme, name: string): readonly CheckFinding[] {
  const { lapses, stops } = p.clocks[name]!
  if (lapses === undefined) return []
  const where = `clocks.${name}.lapses`
  const ways = waysOf(p).filter((w) => w.from !== null && w.name === lapses.outcome)
  if (ways.length === 0)
    return [
      unanswered(
        'Q36',
        'no_such_outcome',
        where,
        '没有环节有这个动作',
        'no step has such an outcome',
        lapses.outcome,
        waysOf(p).map((w) => w.name),
      ),
    ]
  return [
    ...(stops.includes(lapses.outcome)
      ? []
      : [
          finding(
            'Q36',
            where,
            '它不停止这个时限，时限到期后还在走',
            'it does not stop the clock, which runs on',
            lapses.outcome,
            { code: 'not_stopped' },
          ),
        ]),
    ...ways.flatMap(({ outcome }) => [
      ...bySystem('Q36', where, outcome),
      ...Object.entries(outcome.asks ?? {})
        .filter(([, ask]) => ask === 'required')
        .map(([field]) =>
          finding('Q36', where, '没有人填写它', 'nobody is there to fill it in', field, { code: 'asks' }),
        ),
      ...(outcome.onlyAfter === undefined || outcome.onlyAfter === name
        ? []
        : [
            finding('Q36', where, '它还要等另一个时限', 'it waits for another clock', outcome.onlyAfter, {
              code: 'waits',
            }),
          ]),
    ]),
  ]
}

const dormant = (p: Programme): readonly CheckFinding[] =>
  Object.entries(p.steps).flatMap(([name, step]) =>
    step.dormant === undefined ||
    (step.holder !== undefined && Object.values(step.outcomes).some((o) => o.by.includes('system')))
      ? []
      : [
          finding(
            'Q37',
            `steps.${name}.dormant`,
            '平时没有人办，也没有系统自动办的动作，或者没有人接手',
            'nobody’s task, and either nothing here is done by the system or there is nobody whose task it becomes',
            name,
          ),
        ],
  )
