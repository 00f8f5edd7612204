/** What one official asked of another about a case, beside its step. */
import type { TaskView } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge } from '../parts.tsx'

export function Marked({ marks }: { readonly marks: TaskView['marks'] }) {
  const { t } = useLang()
  return marksOnce(marks).map(({ mark, times }) => (
    <span key={mark.kind}>
      {' '}
      <Badge tone={mark.kind === 'supervised' || mark.kind === 'urged' ? 'bad' : 'warn'}>
        {t(mark.title)}
        {times > 1 && ` ×${times}`}
      </Badge>
    </span>
  ))
}

/** Urged by three people, a case says so once, with the number. */
function marksOnce(
  marks: TaskView['marks'],
): readonly { readonly mark: TaskView['marks'][number]; readonly times: number }[] {
  const kinds = [...new Set(marks.map((m) => m.kind))]
  return kinds.map((kind) => {
    const same = marks.filter((m) => m.kind === kind)
    return { mark: same[0]!, times: same.length }
  })
}
