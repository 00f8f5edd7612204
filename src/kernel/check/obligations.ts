/** [Q14] What is opened is closed: an obligation has a lawful ending on every way to an end. */
import type { EffectRule, Programme } from '../programme/index.ts'
import { finding, reachAfter, waysOf, type CheckFinding, type Look } from './finding.ts'

export const obligations: Look = (p) => [
  ...Object.keys(p.obligations).flatMap((name) => [...left(p, name), ...neverEnded(p, name)]),
  ...strangers(p),
]

const closingsOf = (p: Programme): readonly Closing[] =>
  waysOf(p).flatMap((w) => (w.outcome.effects ?? []).filter((e) => e.kind === 'close_obligation'))
type Closing = EffectRule & { readonly kind: 'close_obligation' }

/** [OW2] An end that a programme names is one that something gives. */
function neverEnded(p: Programme, name: string): readonly CheckFinding[] {
  const given = closingsOf(p).flatMap((e) => (e.obligation === name ? [e.how, e.late] : []))
  return Object.keys(p.obligations[name]!.ends ?? {})
    .filter((end) => !given.includes(end))
    .map((end) =>
      finding('Q14', `obligations.${name}.ends.${end}`, '没有动作这样了结它', 'nothing ends it so', end, {
        code: 'never_ended',
      }),
    )
}

const does = (
  p: Programme,
  kind: 'open_obligation' | 'close_obligation',
  name: string,
): ReadonlySet<string> =>
  new Set(
    waysOf(p)
      .filter((w) => (w.outcome.effects ?? []).some((e) => e.kind === kind && e.obligation === name))
      .map((w) => w.where),
  )

function left(p: Programme, name: string): readonly CheckFinding[] {
  const [opens, closes] = [does(p, 'open_obligation', name), does(p, 'close_obligation', name)]
  if (opens.size === 0)
    return [finding('Q14', `obligations.${name}`, '没有动作产生它', 'nothing opens it', name)]
  const at = waysOf(p)
    .filter((w) => opens.has(w.where))
    .flatMap((opened) => [...reachAfter(p, opened, (w) => closes.has(w.where))])
  const stray = at.find(([s]) => p.steps[s]!.end !== undefined)
  return stray
    ? [
        finding(
          'Q14',
          `obligations.${name}`,
          '办件办结了，它还没有了结',
          'a case can end while it is still owed',
          `${stray[1].join(' → ')} → ${stray[0]}`,
        ),
      ]
    : []
}

const strangers = (p: Programme): readonly CheckFinding[] =>
  waysOf(p).flatMap((w) =>
    (w.outcome.effects ?? []).flatMap((e): readonly CheckFinding[] => {
      if (e.kind === 'open_obligation' || e.kind === 'close_obligation')
        return Object.hasOwn(p.obligations, e.obligation)
          ? []
          : [
              finding(
                'Q14',
                w.where,
                `没有“${e.obligation}”这一待补事项`,
                `there is no obligation ${e.obligation}`,
                e.obligation,
              ),
            ]
      if (e.kind !== 'transfer') return []
      return [e.debit, e.credit]
        .filter((a) => !Object.hasOwn(p.accounts, a))
        .map((a) => finding('Q14', w.where, `没有账户“${a}”`, `there is no account ${a}`, a))
    }),
  )
