/** Everything that happened: who, when, by which clause, with the trace of the decision and the proof of authority. */
import { useState } from 'react'
import { Button } from 'antd'
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView, Shown } from '../../../server/contract/cases.ts'
import { RunLine } from '../../shared/by-itself.tsx'
import { clockOff } from '../../shared/clock-off.ts'
import { instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { runsOf } from '../../shared/runs.ts'
import { Badge, Clauses } from '../parts.tsx'
import { Value } from '../value.tsx'
import { Authority } from './authority.tsx'
import { RevealForm } from './reveal.tsx'
import { Trace } from './trace.tsx'

type Happened = CaseView['timeline'][number]

/** So many of the newest are open: a project has forty. */
const latest = 15

export function Timeline({
  view,
  programme,
}: {
  readonly view: CaseView
  readonly programme: Programme | null
}) {
  const { t } = useLang()
  const [all, setAll] = useState(false)
  const runs = runsOf(view.timeline.toReversed())
  const shown = all ? runs : runs.slice(0, latest)
  return (
    <>
      <ol className="timeline" reversed data-testid="timeline">
        {shown.map(([e, ...more]) => (
          <One key={e.seq} happened={e} more={more} view={view} programme={programme} />
        ))}
      </ol>
      {runs.length > shown.length && (
        <Button onClick={() => setAll(true)}>
          {t(`看更早的${runs.length - shown.length}条`, `${runs.length - shown.length} earlier`)}
        </Button>
      )}
    </>
  )
}

function One({
  happened: e,
  more,
  view,
  programme,
}: {
  readonly happened: Happened
  /** The same before it, in a row. */ readonly more: readonly Happened[]
  readonly view: CaseView
  readonly programme: Programme | null
}) {
  const { lang, t } = useLang()
  /** What moved nothing leads nowhere. */
  const stays = view.timeline.find((x) => x.seq === e.seq - 1)?.to.zh === e.to.zh
  const by = e.by.role.zh === e.by.name ? e.by.name : `${e.by.name}（${t(e.by.role)}）`
  return (
    <li>
      <div className="between">
        <h3>
          {t(e.title)} {!stays && <span className="muted">→ {t(e.to)}</span>}
        </h3>
        <span className="row">
          {e.historical && <Badge tone="warn">{t('补录历史', 'Recorded later')}</Badge>}
          {e.aside && <Badge tone="warn">{t('接手他人手机所写', 'Taken over from a phone')}</Badge>}
          {e.written && <Badge tone="plain">{t('离线书写', 'Written offline')}</Badge>}
          {e.written?.wrong && <Badge tone="warn">{t('手机时钟不准', 'Wrong clock')}</Badge>}
          <span className="muted">#{e.seq}</span>
        </span>
      </div>
      <p>
        {by}
        {e.by.acting && (
          <>
            {' '}
            <Badge tone="warn">{t(`代${e.by.acting.name}`, `for ${e.by.acting.name}`)}</Badge>{' '}
            <span className="muted">{t(e.by.acting.order)}</span>
          </>
        )}{' '}
        · <time dateTime={e.at}>{instantText(e.at, lang)}</time>
      </p>
      {e.written && <WrittenLine written={e.written} />}
      <RunLine run={e.run} />
      {e.sets.length > 0 && (
        <dl className="facts sets">
          {e.sets.map((f) => (
            <div key={f.name} className={f.text.includes('\n') ? 'line-by-line' : undefined}>
              <dt>{t(f.title)}</dt>
              <dd>
                <b>
                  <Value shown={f} programme={programme} caseId={view.id} />
                </b>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {e.authority && <Authority authority={e.authority} />}
      {e.trace.length > 0 && (
        <details className="more">
          <summary>
            {t(`怎样得出的：${e.trace.length} 步推算`, `How it was worked out: ${e.trace.length} steps`)}
          </summary>
          <Trace trace={e.trace} programme={programme} />
        </details>
      )}
      {e.input.length > 0 && (
        <details className="more">
          <summary>{t(`填写内容（${e.input.length} 项）`, `What was entered (${e.input.length})`)}</summary>
          <Entered happened={e} view={view} programme={programme} />
        </details>
      )}
      {more.length > 0 && (
        <details className="more">
          <summary>{t(`此前连续${more.length}次`, `${more.length} more in a row`)}</summary>
          <ol className="timeline">
            {more.map((x) => (
              <One key={x.seq} happened={x} more={[]} view={view} programme={programme} />
            ))}
          </ol>
        </details>
      )}
      <details className="more">
        <summary>{t(`依据 ${e.clauses.length} 条`, `Stands on ${e.clauses.length} clauses`)}</summary>
        <Clauses clauses={e.clauses} />
        <p className="hash">
          {t('事件摘要', 'Event hash')} <code>{e.hash.slice(0, 16)}…</code>
          {e.historical && (
            <>
              {' '}
              · {t('录入时间', 'recorded')} {instantText(e.recordedAt, lang)}
            </>
          )}
        </p>
      </details>
    </li>
  )
}

/** [FO10] What its sender's device says of when it was written, beside when we received it. */
function WrittenLine({ written }: { readonly written: NonNullable<Happened['written']> }) {
  const { lang, t } = useLang()
  const off = clockOff(written.behind * 1000)
  return (
    <p className="muted" data-testid="written">
      {t('手机上写于 ', 'Written on the phone ')}
      <time dateTime={written.at}>{instantText(written.at, lang)}</time>
      {off &&
        t(`（手机时钟${off.zh}，已按测得的偏差改正）`, ` (its clock was ${off.en} ours, which is set right)`)}
      {t(
        '，上面是服务器收到的时间，时限以它为准',
        '; above is when we received it, by which limits are kept',
      )}
    </p>
  )
}

/** What was entered with an act; what is sealed there and stands nowhere else is opened here, for a purpose. */
function Entered({
  happened: e,
  view,
  programme,
}: {
  readonly happened: Happened
  readonly view: CaseView
  readonly programme: Programme | null
}) {
  const { t } = useLang()
  const [opened, setOpened] = useState<readonly Shown[]>([])
  const own = e.input.filter((f) => f.sensitive && !view.facts.some((x) => x.name === f.name))
  return (
    <>
      {view.mayReveal && own.length > 0 && (
        <RevealForm
          caseId={view.id}
          names={own.map((f) => f.name)}
          seq={e.seq}
          opened={opened.length > 0}
          onOpen={setOpened}
        />
      )}
      <dl className="facts">
        {e.input
          .map((masked) => opened.find((o) => o.name === masked.name) ?? masked)
          .map((f) => (
            <div key={f.name}>
              <dt>{t(f.title)}</dt>
              <dd>
                <Value shown={f} programme={programme} caseId={view.id} />
              </dd>
            </div>
          ))}
      </dl>
    </>
  )
}
