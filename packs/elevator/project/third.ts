/**
 * The third version of the project: what people write of people is sealed, and what hangs in the stair or stands on the public
 * list is said to be public.
 */
import {
  reform,
  type EffectRule,
  type Field,
  type Outcome,
  type Programme,
  type Step,
} from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { secondProject } from './second.ts'

/** Told to those who may see the case, and to nobody who merely holds the database. */
const sealedFields = [
  'group',
  'compensation',
  'missing',
  'reason',
  'instruction',
  'visitors',
  'findings',
  'witness',
  'objection',
  'mediationNote',
  'hearingNote',
  'appraisalText',
  'conditions',
  'fulfilled',
  'inspector',
  'inspectionNote',
  'signedBy',
  'claimant',
  'maintenanceNote',
  'rescueNote',
  'drillNote',
] as const

/** What of it goes on in lists. */
const sealedColumns: Readonly<Record<string, string>> = {
  objections: 'text',
  mediations: 'note',
  hearings: 'note',
  noticeProofs: 'witness',
  opinions: 'conditions',
  maintenances: 'note',
  drills: 'note',
}

const { planText, noticePlaces, reason } = secondProject.fields

const fields: Programme['fields'] = {
  ...secondProject.fields,
  ...Object.fromEntries(
    sealedFields.map((name) => [name, { ...secondProject.fields[name]!, sealed: true } satisfies Field]),
  ),
  planText: {
    ...planText!,
    inClear: {
      zh: '初步方案在单元张贴，供全体业主表决',
      en: 'The first plan hangs in the stair for all owners to vote on',
    },
  },
  noticePlaces: {
    ...noticePlaces!,
    inClear: { zh: '公示张贴的地点，不写人', en: 'Where the notice hangs; it tells of nobody' },
  },
  /** What a firm is marked for goes on the public list, and is written for it. */
  markReason: {
    ...reason!,
    title: {
      zh: '记分理由（向社会公布，不写业主姓名）',
      en: 'Reason for the points (published: name no owner)',
    },
    inClear: { zh: '推荐名录向社会公布记分原因', en: 'The public list of firms gives the reason for points' },
  },
}

const lists: NonNullable<Programme['lists']> = {
  ...secondProject.lists,
  ...Object.fromEntries(
    Object.entries(sealedColumns).map(([name, column]) => {
      const list = secondProject.lists![name]!
      return [name, { ...list, of: { ...list.of, [column]: { ...list.of[column]!, sealed: true } } }]
    }),
  ),
}

const marksFirm = (e: EffectRule): boolean => e.kind === 'command' && e.outcome === 'penalise'

/** A mark is given with a reason of its own. */
function marking(o: Outcome): Outcome {
  if (!o.effects?.some(marksFirm)) return o
  const { reason: required, ...asks } = o.asks!
  return {
    ...o,
    asks: { markReason: required!, ...asks },
    own: [...(o.own ?? []), 'markReason'],
    effects: o.effects.map((e) =>
      e.kind === 'command' && marksFirm(e) ? { ...e, input: { ...e.input, reason: 'markReason' } } : e,
    ),
  }
}

const steps: Programme['steps'] = Object.fromEntries(
  Object.entries(secondProject.steps).map(([name, step]): readonly [string, Step] => [
    name,
    { ...step, outcomes: Object.fromEntries(Object.entries(step.outcomes).map(([n, o]) => [n, marking(o)])) },
  ]),
)

/** In force from 1 December 2021. Open projects stay where they are, or move; what was written before stays as it was written. */
export const thirdProject: Programme = reform(secondProject, {
  version: 3,
  from: '2021-12-01',
  fields,
  lists,
  steps,
  moves: [
    {
      from: 2,
      title: {
        zh: '转按文字记录加密保存的新版办理',
        en: 'Go on under the version that seals what is written',
      },
      by: ['district-office'],
      steps: Object.fromEntries(
        Object.entries(secondProject.steps).flatMap(([name, step]) =>
          step.end === undefined ? [[name, name]] : [],
        ),
      ),
      clause: local('item-18'),
    },
  ],
})
