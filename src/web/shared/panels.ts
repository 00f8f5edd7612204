/** Words and numbers of panels, the same on a phone and on the desk, and what one supposes of them. */
import { useEffect, useRef, useState } from 'react'
import type { Text } from '../../kernel/text.ts'
import type { PanelOf, PanelView, SupposedView } from '../../server/contract/panels.ts'
import { asProblem, post as send } from './api.ts'
import { measured } from './format.ts'

type Value = PanelOf<'sum'>['sum']
const both = (n: number, unit: string): Text => ({ zh: measured(n, unit, 'zh'), en: measured(n, unit, 'en') })
export const valueText = (value: Value): Text => ('amount' in value ? both(value.amount, value.unit) : value)

export type Bar = PanelOf<'progress'>['bars'][number]
export const hasText = ({ is, unit }: Bar): Text => both(is, unit)
export const ofText = ({ of, unit }: Bar): Text => both(of, unit)
export const needsText = ({ needs, unit }: Bar): Text => both(needs, unit)

/** Of how much there is so much, and what is wanted. */
export function barText(bar: Bar): Text {
  if (bar.says) return bar.says
  const [has, needs] = [hasText(bar), needsText(bar)]
  return bar.met
    ? { zh: `${has.zh}，已达到${needs.zh}`, en: `${has.en}, reaches ${needs.en}` }
    : { zh: `${has.zh}，须${needs.zh}`, en: `${has.en} of ${needs.en} needed` }
}
export const barPercent = ({ is, of }: Bar): number =>
  of === 0 ? 0 : Math.min(100, Math.round((is * 100) / of))

/** So long one may go on before the server is asked. */
const pauseMs = 200
type Supposed = Readonly<Record<string, string | number | null>>

/**
 * [AB7] A panel as it would be under what is supposed: the server is asked, a little after the last change, and tells the same panel
 * anew. Nothing is written. `waits` while what is shown is of an earlier supposition.
 */
export function useSupposed<P extends PanelView>(
  caseId: string,
  panel: P,
  post?: string,
): {
  readonly shown: P
  readonly supposed: Supposed
  readonly suppose: (next: Supposed) => void
  readonly waits: boolean
  readonly problem: Text | null
} {
  const [supposed, setSupposed] = useState<Supposed>({})
  const [answer, setAnswer] = useState<{ readonly to: Supposed; readonly panel: P } | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const latest = useRef(0)
  const isNone = Object.keys(supposed).length === 0
  useEffect(() => {
    const mine = ++latest.current
    if (isNone) return
    const timer = setTimeout(() => {
      send<SupposedView>(`/api/cases/${caseId}/panels/try`, {
        of: panel.of,
        suppose: supposed,
        ...(post === undefined ? {} : { post }),
      }).then(
        ({ panels }) => {
          const same = panels.find((p) => p.id === panel.id)
          if (mine !== latest.current || !same) return
          setProblem(null)
          setAnswer({ to: supposed, panel: same as P })
        },
        (error: unknown) => {
          if (mine === latest.current) setProblem(asProblem(error).detail)
        },
      )
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [caseId, panel.of, panel.id, post, supposed, isNone])
  return {
    shown: isNone ? panel : (answer?.panel ?? panel),
    supposed,
    suppose: setSupposed,
    waits: !isNone && answer?.to !== supposed && problem === null,
    problem: isNone ? null : problem,
  }
}
