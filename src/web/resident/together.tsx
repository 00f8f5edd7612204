/** My building, my flat, my share: what an owner sees of the project of their stair, what is asked of them first. */
import { useState } from 'react'
import type { Text } from '../../kernel/text.ts'
import type { CaseView } from '../../server/contract/cases.ts'
import { useLang } from '../shared/lang.tsx'
import { Asks, Panels } from './panels.tsx'
import { Line, Result } from './project/progress.tsx'
import { Estimate, Flat, Share } from './project/share.tsx'
import { ObjectionsTold, SectionTold, UrgentCall } from './project/told.tsx'
import { Consent, Vote } from './project/vote.tsx'

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
  const { line, ballot, estimate, shares, buyIn, objections, sections } = c.together
  /** While one still decides, the plan is read before the vote; where something runs or went wrong, that comes first. */
  const isOpen = (s: (typeof sections)[number]) =>
    s.warns || s.clocks.length > 0 || (ballot?.cast != null && s === sections[0])
  return (
    <>
      {ballot?.cast && <Vote c={c} ballot={ballot} cast={ballot.cast} onDone={onDone} />}
      {ballot?.consent && ballot.consent.rooms.length > 0 && (
        <Consent c={c} ballot={ballot} consent={ballot.consent} onDone={onDone} />
      )}
      <Asks c={c} onDone={onDone} />
      <Panels c={c} />
      {objections && <ObjectionsTold c={c} o={objections} onDone={onDone} />}
      {sections.filter(isOpen).map((s) => (
        <SectionTold key={s.id} c={c} section={s} isOpen />
      ))}
      <Flat c={c} />
      {estimate && <Estimate e={estimate} />}
      {shares && <Share shares={shares} buyIn={buyIn} />}
      {line.length > 0 && <Line line={line} />}
      {ballot && !shares && <Result ballot={ballot} over={false} />}
      {ballot && shares && <Result ballot={ballot} over />}
      {sections
        .filter((s) => !isOpen(s))
        .map((s) => (
          <SectionTold key={s.id} c={c} section={s} isOpen={false} />
        ))}
    </>
  )
}
