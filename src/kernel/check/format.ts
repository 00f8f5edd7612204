/**
 * What format 2 says of fields, lists and outcomes is there and does not contradict itself [PF1]-[PF4]; what has its place in the text
 * and is not acted on yet is said [PF5]; what the office may do, somebody can [PF7].
 */
import type { Field, Outcome, Programme } from '../programme/index.ts'
import { finding, spread, waysOf, type CheckFinding, type Look } from './finding.ts'

export const format: Look = (p) => [
  ...ownInputs(p),
  ...additions(p),
  ...seen(p),
  ...later(p),
  ...officeDone(p),
  ...notActedOn(p),
]

const holds = (part: object | undefined, name: string): boolean =>
  part !== undefined && Object.hasOwn(part, name)

/** [PF1] What is an act's own, or begins anew there, is asked there or is a list, and is not also set. */
function ownInputs(p: Programme): readonly CheckFinding[] {
  return waysOf(p).flatMap(({ outcome: o, where }) => [
    ...(o.own ?? [])
      .filter((name) => !holds(o.asks, name))
      .map((name) => finding('PF1', `${where}.own`, '表单没有询问它', 'the form does not ask for it', name)),
    ...(o.begins ?? [])
      .filter((name) => !holds(o.asks, name) && !holds(p.lists, name))
      .map((name) =>
        finding(
          'PF1',
          `${where}.begins`,
          '既不是列表，表单也没有询问它',
          'neither a list nor asked for by the form',
          name,
        ),
      ),
    ...[...(o.own ?? []), ...(o.begins ?? [])]
      .filter((name, i, all) => holds(o.sets, name) || all.indexOf(name) !== i)
      .map((name) =>
        finding(
          'PF1',
          where,
          '同一项既不保留又被保留，或者说了两遍',
          'kept and not kept, or said twice',
          name,
        ),
      ),
  ])
}

/** [PF2] What outcomes add to is declared among the lists, where it is empty from the start; a list is no field. */
function additions(p: Programme): readonly CheckFinding[] {
  const added = new Set(waysOf(p).flatMap((w) => Object.keys(w.outcome.adds ?? {})))
  return [
    ...[...added]
      .filter((name) => !holds(p.lists, name))
      .map((name) =>
        finding(
          'PF2',
          'lists',
          '动作向它追加，却没有列为列表：追加以前是未知而不是空',
          'outcomes add to it and it is no list: before that it is unknown, not empty',
          name,
        ),
      ),
    ...Object.keys(p.lists ?? {})
      .filter((name) => holds(p.fields, name))
      .map((name) =>
        finding('PF2', `lists.${name}`, '列表与字段同名', 'a list and a field have one name', name),
      ),
  ]
}

/** [PF3] Who sees a thing is said once, of what there is, and not of what is sealed among many. */
function seen(p: Programme): readonly CheckFinding[] {
  const made = new Set(
    waysOf(p).flatMap((w) => [...Object.keys(w.outcome.sets ?? {}), ...Object.keys(w.outcome.adds ?? {})]),
  )
  const lists: readonly (readonly [string, Field])[] = [
    ...Object.entries(p.fields).map(([name, f]) => [`fields.${name}`, f] as const),
    ...Object.entries(p.lists ?? {}).map(([name, f]) => [`lists.${name}`, f] as const),
  ]
  return [
    ...Object.keys(p.working ?? {}).flatMap((name) => [
      ...(made.has(name)
        ? []
        : [finding('PF3', `working.${name}`, '没有动作计算它', 'no outcome works it out', name)]),
      ...(holds(p.fields, name) || holds(p.values, name) || holds(p.lists, name)
        ? [finding('PF3', `working.${name}`, '已有名称，可见范围写在那里', 'it is told elsewhere', name)]
        : []),
    ]),
    ...lists
      .flatMap(([where, f]) => [
        [where, f, f.sensitive] as const,
        ...(f.type === 'list'
          ? Object.entries(f.of).map(
              ([column, of]) => [`${where}.of.${column}`, of, of.sensitive ?? f.sensitive] as const,
            )
          : []),
      ])
      .filter(
        ([, f, sensitive]) => sensitive === true && f.seenBy === 'concerned' && p.subject?.place === true,
      )
      .map(([where]) =>
        finding(
          'PF3',
          where,
          '涉及多人的办件，敏感信息不能让其他人看见',
          'of a case about many people, sensitive data is nobody else’s to see',
          where.split('.').at(-1)!,
        ),
      ),
  ]
}

/** [PF4] Roles, steps, outcomes, fields and parameters that the later parts name are there. */
function later(p: Programme): readonly CheckFinding[] {
  const missing = (
    where: string,
    wanted: readonly string[],
    part: object,
    zh: string,
    en: string,
  ): readonly CheckFinding[] =>
    wanted.filter((name) => !holds(part, name)).map((name) => finding('PF4', where, zh, en, name))
  const roles = (where: string, wanted: readonly string[]) =>
    missing(where, wanted, p.roles, '没有这个岗位', 'there is no such role')
  const steps = (where: string, wanted: readonly string[]) =>
    missing(where, wanted, p.steps, '没有这个环节', 'there is no such step')
  return [
    ...Object.entries(p.acts ?? {}).flatMap(([name, act]) => [
      ...roles(`acts.${name}.by`, act.by),
      ...steps(`acts.${name}.at`, act.at ?? []),
      ...steps(`acts.${name}.to`, [...Object.keys(act.to ?? {}), ...Object.values(act.to ?? {}).flat()]),
    ]),
    ...roles('ref.by', p.ref?.by ?? []),
    ...steps('consents.while', p.consents?.while ?? []),
    ...consentEntered(p),
    ...Object.entries(p.papers).flatMap(([name, paper]) =>
      missing(
        `papers.${name}.reuse`,
        paper.reuse ? [paper.reuse.days] : [],
        p.params,
        '没有这个参数',
        'there is no such parameter',
      ),
    ),
  ]
}

/** [K34] A consent on paper names a case, and nobody enters one without the paper. */
function consentEntered(p: Programme): readonly CheckFinding[] {
  if (!p.consents) return []
  const { to } = p.consents
  const isCase = p.fields[to]?.type === 'case'
  const asksAll = ({ asks = {} }: Outcome): boolean =>
    asks[to] === 'required' &&
    Object.keys(asks).some((name) => asks[name] === 'required' && p.fields[name]?.type === 'papers')
  const bare = Object.keys(p.opens).filter((name) => !asksAll(p.opens[name]!))
  return [
    ...(isCase ? [] : [finding('K34', 'consents.to', '不是办件字段', 'no field that names a case', to)]),
    ...bare.map((name) =>
      finding(
        'K34',
        `opens.${name}`,
        '录入同意书要有签名的纸件和材料所在的办件',
        'a consent is entered with the signed paper and the case of the papers',
        name,
      ),
    ),
  ]
}

/** [PF7] What a desk does is allowed to somebody who has the case there, and a case is sent back to a step where it has stood. */
function officeDone(p: Programme): readonly CheckFinding[] {
  const acts = p.acts ?? {}
  const has = (role: string, step: string): boolean =>
    p.steps[step]?.holder === role || holds(p.steps[step]?.parties, role)
  const living = Object.keys(p.steps).filter((name) => p.steps[name]!.end === undefined)
  const nobody = (['handOver', 'entrust', 'addSigner', 'sendBack'] as const).flatMap((name) =>
    (acts[name]?.at ?? [])
      .filter((step) => holds(p.steps, step) && !acts[name]!.by.some((role) => has(role, step)))
      .map((step) =>
        finding(
          'PF7',
          `acts.${name}.at`,
          '允许的岗位在这个环节没有办件，谁也不能这样办',
          'nobody who may has the case at this step',
          step,
        ),
      ),
  )
  const leads = (from: string, to: string): boolean => spread(p, [[from, []]], () => true).has(to)
  const nowhere = Object.entries(acts.sendBack?.to ?? {}).flatMap(([step, targets]) =>
    targets
      .filter((target) => holds(p.steps, target) && holds(p.steps, step))
      .filter((target) => target === step || !living.includes(target) || !leads(target, step))
      .map((target) =>
        finding(
          'PF7',
          `acts.sendBack.to.${step}`,
          '只能退回到办件经过的、还在办理的环节',
          'a case is sent back only to a step that it can have come from and goes on at',
          target,
        ),
      ),
  )
  return [...nobody, ...nowhere]
}

/** [PF5] Nothing looks done that is not. */
function notActedOn(p: Programme): readonly CheckFinding[] {
  const parts = [...(p.acts?.consult ? ['acts.consult'] : []), ...(p.ref ? ['ref'] : [])]
  return parts.map((part) =>
    finding('PF5', part, '已声明，系统还不执行', 'declared, and not acted on yet', part.split('.').at(-1)!),
  )
}
