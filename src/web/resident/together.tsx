/** What somebody concerned sees of a case, what is asked of them first. */
import { useState } from 'react'
import type { Text } from '../../kernel/text.ts'
import type { CaseView } from '../../server/contract/cases.ts'
import { useLang } from '../shared/lang.tsx'
import { Asks, Panels } from './panels.tsx'
import { Line } from './project/progress.tsx'
import { ObjectionsTold, SectionTold, UrgentCall } from './project/told.tsx'

/** What cannot wait, above where it stands; what was reported stays said though the way to report it is closed now. */
export function Urgent({ c, onDone }: { readonly c: CaseView; readonly onDone: () => void }) {
  const { t } = useLang()
  const [sent, setSent] = useState<Text | null>(null)
  return (
    <>
      {sent && (
        <p className="done" role="status">
          {t(sent)}
        </p>
      )}
      {c.together.urgent && sent === null && (
        <UrgentCall
          c={c}
          urgent={c.together.urgent}
          onDone={() => {
            setSent(c.together.urgent!.says.done)
            onDone()
          }}
        />
      )}
    </>
  )
}

export function Together({ c, onDone }: { readonly c: CaseView; readonly onDone: () => void }) {
  const { line, objections, sections } = c.together
  const isAsked = c.panels.some((panel) => panel.kind === 'ask')
  /** While one still decides, what it is about is read at once; where something runs or went wrong, that comes first. */
  const isOpen = (s: (typeof sections)[number]) =>
    s.warns || s.clocks.length > 0 || (isAsked && s === sections[0])
  return (
    <>
      <Asks c={c} onDone={onDone} />
      <Panels c={c} stands="first" />
      {objections && <ObjectionsTold c={c} o={objections} onDone={onDone} />}
      {sections.filter(isOpen).map((s) => (
        <SectionTold key={s.id} c={c} section={s} isOpen />
      ))}
      <Panels c={c} stands="below" />
      {line.length > 0 && <Line line={line} />}
      <Panels c={c} stands="over" />
      {sections
        .filter((s) => !isOpen(s))
        .map((s) => (
          <SectionTold key={s.id} c={c} section={s} isOpen={false} />
        ))}
    </>
  )
}
