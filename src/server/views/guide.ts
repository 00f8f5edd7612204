/** A programme as a guide for people: everything in it is read off the programme. */
import type { Outcome, Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { dayOfInstant, readOn } from '#kernel/day'
import type { FormView, Guide } from '../contract/index.ts'
import { areaPath, type House } from '../realm.ts'
import { clauseView } from './clause.ts'

export function guideView(house: House, p: Programme, area: string): Guide {
  const clause = (id: string) => clauseView(house, id)
  const today = dayOfInstant(house.clock.now())
  const path = areaPath(house, area)
  const value = (name: string) => {
    const reading = readOn(p.params[name]!.history, today, path)
    return reading.kind === 'in_force' ? reading : null
  }
  const roles = (names: readonly string[]) => names.map((r) => p.roles[r]!.title)
  return {
    id: p.id,
    version: p.version,
    title: p.title,
    summary: p.summary,
    audience: p.audience,
    from: p.from,
    place: p.subject?.place === true,
    basis: p.basis.map(clause),
    conditions: conditionsOf(p).map((g) => ({ message: g.message, clause: clause(g.clause) })),
    papers: Object.entries(p.papers).map(([name, paper]) => ({
      name,
      title: paper.title,
      from: paper.from,
      ...(paper.exempt ? { exempt: paper.exempt } : {}),
      clause: clause(paper.clause),
    })),
    steps: Object.entries(p.steps).map(([step, s]) => ({
      step,
      title: s.title,
      holder: s.holder === undefined ? null : p.roles[s.holder]!.title,
      outcomes: Object.entries(s.outcomes).map(([outcome, o]) => ({
        outcome,
        title: o.title,
        to: goals(p, o),
        by: roles(o.by),
      })),
    })),
    clocks: Object.entries(p.clocks).map(([name, c]) => ({
      name,
      title: c.title,
      limit: 'until' in c.limit ? null : (value(c.limit.param)?.value ?? null),
      unit: 'until' in c.limit ? 'calendar_day' : c.limit.unit,
      clause: clause(c.clause),
    })),
    params: Object.entries(p.params).map(([name, param]) => {
      const reading = value(name)
      return {
        name,
        title: param.title,
        unit: param.unit,
        value: reading?.value ?? null,
        from: param.history.findLast((e) => e.from <= today)?.from ?? null,
        source: reading ? clause(reading.source).title : '',
        stale: reading?.stale ?? false,
      }
    }),
    forms: Object.entries(p.opens).map(([outcome, o]) => formOf(house, p, outcome, o)),
    remedy: p.remedy ? { text: p.remedy.text, clause: clause(p.remedy.clause) } : null,
  }
}

export function formOf(house: House, p: Programme, outcome: string, o: Outcome): FormView {
  return {
    outcome,
    title: o.title,
    by: [...o.by],
    asks: Object.entries(o.asks ?? {}).map(([name, ask]) => ({ name, field: p.fields[name]!, ask })),
    clause: clauseView(house, o.clause),
  }
}

/** [K30] Where an act leads, and in which cases elsewhere. */
function goals(p: Programme, o: Outcome): Text {
  const title = (step: string): Text => p.steps[step]!.title
  const parts = (o.branches ?? []).map((b) => ({
    zh: `${title(b.to).zh}（${b.title.zh}）`,
    en: `${title(b.to).en} (${b.title.en})`,
  }))
  return {
    zh: [...parts, title(o.to)].map((x) => x.zh).join('；'),
    en: [...parts, title(o.to)].map((x) => x.en).join('; '),
  }
}

/** What must be true to be granted: the guards of applying and of proposing an amount, each said once. */
function conditionsOf(p: Programme) {
  const all = [...Object.values(p.opens), ...Object.values(p.steps).flatMap((s) => Object.values(s.outcomes))]
  const decided = new Set(
    all.flatMap((o) => (o.decides && o.effects?.some((e) => e.kind === 'award') ? [o.decides.amount] : [])),
  )
  /** What bars officials alone is nothing to whoever applies for themselves. */
  const opens = Object.values(p.opens).filter((o) => p.audience !== 'resident' || o.by.includes('resident'))
  const guards = [
    ...opens,
    ...all.filter((o) => !o.decides && Object.keys(o.sets ?? {}).some((name) => decided.has(name))),
  ].flatMap((o) => o.when ?? [])
  return [...new Map(guards.map((g) => [g.message.zh, g])).values()]
}
