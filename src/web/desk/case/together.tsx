/**
 * What several people do in one case, on one page: the line of steps, the ballot, money and shares, the
 * notice, objections, the joint review, and all that is told.
 */
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView } from '../../../server/contract/cases.ts'
import type {
  FundsView,
  ObjectionsView,
  SectionView,
  SharesView,
  StageView,
  TogetherView,
} from '../../../server/contract/together.ts'
import { at } from '../../shared/base.ts'
import { dayText, shortDay, shortInstant, yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { opinionText, reviewText, squareMetres } from '../../shared/together.ts'
import { BallotPanel } from './ballot.tsx'
import { Badge, Clause, Section, type Tone } from '../parts.tsx'

/** The stages across the top of a case, passed ones with their day. */
export function LineOfSteps({ line }: { readonly line: readonly StageView[] }) {
  const { t, lang } = useLang()
  if (line.length === 0) return null
  return (
    <ol className="stages" aria-label={t('办理进程', 'Line of steps')}>
      {line.map((s, i) => (
        <li key={s.title.zh} className={s.state} aria-current={s.state === 'here' ? 'step' : undefined}>
          <span className="stage-no" aria-hidden="true">
            {s.state === 'done' ? '✓' : i + 1}
          </span>
          <span className="stage-name">{t(s.title)}</span>
          <span className="stage-day">
            {s.state === 'here'
              ? t(s.step ?? s.title)
              : s.until
                ? shortDay(s.until, lang)
                : s.state === 'skipped'
                  ? t('不需要', 'not needed')
                  : ''}
          </span>
        </li>
      ))}
    </ol>
  )
}

export function Together({
  view,
  programme,
  post,
  reload,
}: {
  readonly view: CaseView
  readonly programme: Programme | null
  readonly post: string | undefined
  readonly reload: () => void
}) {
  const { t } = useLang()
  const { ballot, shares, funds, notice, review, objections, sections } = view.together
  const sectionsWhere = (some: (s: SectionView) => boolean) =>
    sections.filter(some).map((s) => (
      <Section
        key={s.id}
        id={`s-${s.id}`}
        title={s.warns ? <span className="bad-text">{t(s.title)}</span> : t(s.title)}
      >
        <SectionTold section={s} view={view} />
      </Section>
    ))
  const isNow = (s: SectionView) => s.clocks.length > 0
  /** What goes on now stands above what is over. */
  const isVoting = ballot !== null && view.ways.some((w) => ballot.outcomes.includes(w.outcome))
  const noticed = notice && (
    <Section id="notice" title={t('公示', 'Public notice')}>
      <Notice notice={notice} />
    </Section>
  )
  const reviewed = review && (
    <Section id="review" title={t('联合审查', 'Joint review')}>
      <Review review={review} />
    </Section>
  )
  return (
    <>
      {sectionsWhere((s) => s.warns)}
      {ballot && isVoting && <BallotPanel view={view} post={post} reload={reload} />}
      {notice && !notice.complete && noticed}
      {objections && (
        <Section
          id="objections"
          title={t(`异议和调解（${objections.total}）`, `Objections (${objections.total})`)}
        >
          <Objections objections={objections} programme={programme} />
        </Section>
      )}
      {review && review.result === null && reviewed}
      {sectionsWhere((s) => !s.warns && isNow(s))}
      {funds && (
        <Section id="funds" title={t('资金', 'Money')}>
          <Funds funds={funds} />
        </Section>
      )}
      {shares && (
        <Section id="shares" title={t('费用分摊', 'Shares of the cost')}>
          <Shares shares={shares} />
        </Section>
      )}
      {sectionsWhere((s) => !s.warns && !isNow(s))}
      {review && review.result !== null && reviewed}
      {notice?.complete && noticed}
      {ballot && !isVoting && <BallotPanel view={view} post={post} reload={reload} />}
    </>
  )
}

function SectionTold({ section: s, view }: { readonly section: SectionView; readonly view: CaseView }) {
  const { t, lang } = useLang()
  return (
    <>
      {s.clocks.length > 0 && (
        <p className="dues">
          {s.clocks.map((k) => (
            <Badge key={k.title.zh} tone={k.late ? 'bad' : 'calm'}>
              {t(k.title)} {k.due ? dayText(k.due, lang) : '—'}
              {k.late && t('（已超期）', ' (overdue)')}
            </Badge>
          ))}
        </p>
      )}
      {s.facts.length > 0 && (
        <dl className="facts">
          {s.facts.map((f) => (
            <div key={f.name}>
              <dt>{t(f.title)}</dt>
              <dd>
                {f.papers.length > 0 ? (
                  <span className="row">
                    {f.papers.map((id, i) => (
                      <a key={id} href={at(`/api/uploads/${id}?case=${view.id}`)}>
                        {t(`附件${i + 1}`, `File ${i + 1}`)}
                      </a>
                    ))}
                  </span>
                ) : (
                  t(f.text)
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {s.tables.map((x) => (
        <div className="scroll" key={x.name} tabIndex={0} role="region" aria-label={t(x.title)}>
          <table className="plain-table">
            <caption>{t(x.title)}</caption>
            <thead>
              <tr>
                {x.columns.map((c) => (
                  <th key={c.zh} scope="col">
                    {t(c)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {x.rows.toReversed().map((row, i) => (
                <tr key={i}>
                  {row.map((cell, n) => (
                    <td key={n}>{t(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </>
  )
}

/** What came in, went out, is there; how much may be paid now, and which limit binds. */
function Funds({ funds: f }: { readonly funds: FundsView }) {
  const { t, lang } = useLang()
  const sum = (all: readonly { readonly amount: number }[]) => all.reduce((n, x) => n + x.amount, 0)
  return (
    <>
      <dl className="sums">
        <div>
          <dt>{t('缴入', 'Paid in')}</dt>
          <dd>{yuanIn(sum(f.in), lang)}</dd>
          <dd className="muted">
            {f.in.map((x) => `${t(x.title)} ${yuanIn(x.amount, lang)}`).join(t('，', ', '))}
          </dd>
        </div>
        <div>
          <dt>{t('支付', 'Paid out')}</dt>
          <dd>{yuanIn(sum(f.out), lang)}</dd>
          <dd className="muted">
            {f.out
              .map((x) => `${shortDay(x.on, lang)} ${t(x.title)} ${yuanIn(x.amount, lang)}`)
              .join(t('，', ', '))}
          </dd>
        </div>
        <div>
          <dt>{t('余额', 'Balance')}</dt>
          <dd>{yuanIn(f.balance, lang)}</dd>
        </div>
        <div>
          <dt>{t('现在最多可付', 'May be paid now')}</dt>
          <dd data-testid="next-payment">
            {f.next === null ? t('本环节不支付', 'nothing at this step') : yuanIn(f.next, lang)}
          </dd>
        </div>
      </dl>
      {f.limits.length > 0 && (
        <ul className="plain-list">
          {f.limits.map((l) => (
            <li key={l.title.zh}>
              {t(l.title)} <b>{yuanIn(l.amount, lang)}</b>{' '}
              {l.binds && <Badge tone="warn">{t('以此为限', 'this one binds')}</Badge>}{' '}
              <Clause clause={l.clause} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Objections({
  objections: o,
  programme,
}: {
  readonly objections: ObjectionsView
  readonly programme: Programme | null
}) {
  const { t } = useLang()
  const answers = programme?.objections && programme.lists?.[programme.objections.answers]
  return (
    <>
      {o.total === 0 ? (
        <p className="muted">{t('没有收到异议。', 'None so far.')}</p>
      ) : (
        <p>{t(`共${o.total}件，${o.open}件未了结`, `${o.total}, ${o.open} open`)}</p>
      )}
      <ul className="plain-list">
        {o.list.map((x) => (
          <li key={x.no}>
            <b>{t(`第${x.no}号`, `No. ${x.no}`)}</b>{' '}
            <Badge tone={x.open ? 'warn' : 'good'}>
              {x.open
                ? t('未了结', 'open')
                : x.answers.length > 0
                  ? t('已了结', 'closed')
                  : t('已登记', 'on record')}
            </Badge>{' '}
            {x.says.map((f) => (
              <span key={f.name} className="said-so">
                <small className="muted">{t(f.title)}</small> {t(f.text)}{' '}
              </span>
            ))}
            {x.answers.length > 0 && (
              <ol>
                {x.answers.map((a, i) => (
                  <li key={i}>
                    {answers && <span className="muted">{t(answers.title)} </span>}
                    {a.map((f) => t(f.text)).join(' · ')}
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
      <Clause clause={o.clause} />
    </>
  )
}

function Shares({ shares: s }: { readonly shares: SharesView }) {
  const { t, lang } = useLang()
  const paid = s.shares.reduce((n, x) => n + (x.paid ?? 0), 0)
  return (
    <>
      {s.how && (
        <p>
          {t(
            `总造价${yuanIn(s.how.price, 'zh')} − 补贴${yuanIn(s.how.less, 'zh')} = ${yuanIn(s.how.price - s.how.less, 'zh')}，${s.how.table ? s.how.table.zh : '业主自行约定'}`,
            `${yuanIn(s.how.price, 'en')} − ${yuanIn(s.how.less, 'en')}, ${s.how.table ? s.how.table.en : 'as the owners agreed'}`,
          )}
        </p>
      )}
      <div className="scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('房号', 'Room')}</th>
              {s.how?.table && <th scope="col">{t('系数', 'Part')}</th>}
              <th scope="col">{t('应分摊', 'Share')}</th>
              <th scope="col">{t('已缴', 'Paid in')}</th>
            </tr>
          </thead>
          <tbody>
            {s.shares.map((x) => {
              const k = s.how?.coefficients.find((y) => y.room === x.room)?.coefficient
              return (
                <tr key={x.room}>
                  <th scope="row">{x.room}</th>
                  {s.how?.table && <td>{k == null ? '—' : squareMetres(k)}</td>}
                  <td>{yuanIn(x.amount, lang)}</td>
                  <td>
                    {yuanIn(x.paid ?? 0, lang)}{' '}
                    {x.paid === x.amount && x.amount > 0 ? (
                      <Badge tone="good">{t('缴清', 'paid')}</Badge>
                    ) : (
                      x.from.length > 0 && (
                        <small className="muted">{x.from.map((f) => t(f.title)).join('、')}</small>
                      )
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('合计', 'Total')}</th>
              {s.how?.table && <td />}
              <td>{yuanIn(s.total, lang)}</td>
              <td>{yuanIn(paid, lang)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Clause clause={s.how?.clause ?? s.clause} />
    </>
  )
}

function Notice({ notice: n }: { readonly notice: NonNullable<TogetherView['notice']> }) {
  const { t, lang } = useLang()
  return (
    <>
      <p>
        <Badge tone={n.complete ? 'good' : 'calm'}>
          {n.complete
            ? t('天数已满', 'Complete')
            : t(`已证明${n.proved.length}天，共${n.days}天`, `${n.proved.length} of ${n.days} days proved`)}
        </Badge>{' '}
        {t(
          `${dayText(n.from, 'zh')}张贴，${n.complete ? '于' : '最早'}${dayText(n.until, 'zh')}${n.complete ? '满期' : '期满'}`,
          `Posted ${dayText(n.from, 'en')}, ${n.complete ? 'complete' : 'complete at the earliest'} ${dayText(n.until, 'en')}`,
        )}
      </p>
      <ol className="proofs">
        {[...n.proved.map((day) => ({ day, ok: true })), ...n.missing.map((day) => ({ day, ok: false }))]
          .toSorted((a, b) => (a.day < b.day ? -1 : 1))
          .map((d) => (
            <li key={d.day} className={d.ok ? 'ok' : 'gap'}>
              {shortDay(d.day, lang)} {d.ok ? '✓' : t('缺', 'missing')}
            </li>
          ))}
      </ol>
      <Clause clause={n.clause} />
    </>
  )
}

const tones: Readonly<Record<string, Tone>> = {
  agree: 'good',
  conditions: 'warn',
  object: 'bad',
  pass: 'good',
  fail: 'bad',
}

function Review({ review: r }: { readonly review: NonNullable<TogetherView['review']> }) {
  const { t, lang } = useLang()
  return (
    <>
      {r.result && (
        <p>
          <Badge tone={tones[r.result]!}>{t(reviewText[r.result]!)}</Badge>
        </p>
      )}
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('部门', 'Department')}</th>
            <th scope="col">{t('意见', 'Opinion')}</th>
            <th scope="col">{t('期限', 'Due')}</th>
          </tr>
        </thead>
        <tbody>
          {r.parties.map((p) => (
            <tr key={p.role}>
              <th scope="row">{t(p.title)}</th>
              <td>
                {p.opinion ? (
                  <>
                    <Badge tone={tones[p.opinion]!}>{t(opinionText[p.opinion]!)}</Badge> {p.conditions}
                  </>
                ) : p.silent ? (
                  <Badge tone="plain">
                    {t('逾期未反馈，视为无异议', 'silent past its limit: no objection')}
                  </Badge>
                ) : (
                  t('未反馈', 'not yet')
                )}
              </td>
              <td>{p.due ? shortInstant(p.due, lang) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Clause clause={r.clause} />
    </>
  )
}
