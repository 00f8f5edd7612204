/** My flat and my share: what it is, how it came about, what was paid, and before there is one, what it would be. */
import { useState } from 'react'
import type { CaseView } from '../../../server/contract/cases.ts'
import type { EstimateView, SharesView, TogetherView } from '../../../server/contract/together.ts'
import { parseYuan } from '../../../kernel/money/fen.ts'
import { sharesOf } from '../../../kernel/share/share.ts'
import { yuan, yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { choiceText, coefficientText, squareMetres, voteWay } from '../../shared/together.ts'
import { Clause } from '../clause.tsx'

export function Flat({ c }: { readonly c: CaseView }) {
  const { t } = useLang()
  const { mine, ballot } = c.together
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="flat">
      <h2 id="flat">{t('我家', 'My flat')}</h2>
      {mine.map((f) => {
        const vote = ballot?.votes.find((v) => v.room === f.room)
        return (
          <dl className="review" key={f.room}>
            <div>
              <dt>{t('房号', 'Room')}</dt>
              <dd>
                <b>
                  {c.subject} {f.room}
                </b>
              </dd>
            </div>
            <div>
              <dt>{t('楼层和面积', 'Floor and area')}</dt>
              <dd>
                {t(
                  `${f.floor}层，${squareMetres(f.area)}平方米`,
                  `floor ${f.floor}, ${squareMetres(f.area)} m²`,
                )}
              </dd>
            </div>
            <div>
              <dt>{t('产权人', 'Owners')}</dt>
              <dd>
                {f.owners > 1
                  ? t(`${f.owners}人共有（含您），合计一票`, `${f.owners} together, you among them: one vote`)
                  : t('您一人，一票', 'you alone: one vote')}
              </dd>
            </div>
            {vote && (
              <div>
                <dt>{t('我家的表决', 'Our vote')}</dt>
                <dd>
                  {vote.choice ? (
                    <span>
                      <b>{t(choiceText[vote.choice]!)}</b>
                      {vote.how && <small> {t(voteWay(vote))}</small>}
                    </span>
                  ) : vote.signed > 0 ? (
                    t(
                      `已有${vote.signed}人签，还差${vote.owners - vote.signed}人`,
                      `${vote.signed} of ${vote.owners} signed`,
                    )
                  ) : (
                    t('还没有表决', 'not voted yet')
                  )}
                </dd>
              </div>
            )}
          </dl>
        )
      })}
    </section>
  )
}

export function Share({
  shares,
  buyIn,
}: {
  readonly shares: SharesView
  readonly buyIn: TogetherView['buyIn']
}) {
  const { t, lang } = useLang()
  const mine = shares.shares.filter((s) => s.mine)
  return (
    <section aria-labelledby="share">
      <h2 id="share">{t('我家的费用', 'My share')}</h2>
      {mine.map((s) => (
        <Own key={s.room} share={s} how={shares.how} />
      ))}
      {mine.length === 0 && <p>{t('您家当初没有出资。', 'Your flat did not pay.')}</p>}
      {buyIn.map((b) => (
        <div key={b.room}>
          <p className="share">
            <span>{t(`${b.room} 今天补缴加入`, `${b.room} to join today`)}</span>{' '}
            <b>{yuanIn(b.amount, lang)}</b>
          </p>
          <p className="hint">
            {t(
              '按当初应分摊的金额逐年折减。要加入请到社区办理，补缴的钱退给先出资的业主。',
              'The share of the first day, less for each full year. The community takes it; it goes to those who paid.',
            )}
          </p>
          <Clause clause={b.clause} />
        </div>
      ))}
      {mine.length === 0 && buyIn.length === 0 && (
        <p className="hint">
          {t('以后要使用的，可以向社区申请补缴加入。', 'To use it later you may buy in at the community.')}
        </p>
      )}
      <details className="proof">
        <summary>
          {t(
            `各户分摊，合计${yuanIn(shares.total, 'zh')}`,
            `All shares, ${yuanIn(shares.total, 'en')} together`,
          )}
        </summary>
        <dl className="review">
          {shares.shares.map((s) => (
            <div key={s.room}>
              <dt>
                {s.room}
                {s.mine && t('（我家）', ' (mine)')}
              </dt>
              <dd>{yuanIn(s.amount, lang)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}

function Own({
  share: s,
  how,
}: {
  readonly share: SharesView['shares'][number]
  readonly how: SharesView['how']
}) {
  const { t, lang } = useLang()
  const paid = s.paid ?? 0
  const k = how?.coefficients.find((x) => x.room === s.room)
  return (
    <>
      <p className="share">
        <span>
          {s.room} {t('应出', 'pays')}
        </span>{' '}
        <b>{yuanIn(s.amount, lang)}</b>
      </p>
      <p>
        {paid >= s.amount
          ? t('已缴清。', 'Paid in full.')
          : t(
              `已缴${yuanIn(paid, 'zh')}，还差${yuanIn(s.amount - paid, 'zh')}。`,
              `${yuanIn(paid, 'en')} paid, ${yuanIn(s.amount - paid, 'en')} to go.`,
            )}
        {s.from.length > 0 &&
          t(
            `（${s.from.map((x) => `${x.title.zh}${yuanIn(x.amount, 'zh')}`).join('，')}）`,
            ` (${s.from.map((x) => `${x.title.en} ${yuanIn(x.amount, 'en')}`).join(', ')})`,
          )}
      </p>
      {how && (
        <details className="proof">
          <summary>{t('这个数怎么算的', 'How it is worked out')}</summary>
          <dl className="review">
            <div>
              <dt>{t('总造价减去补贴', 'Price less subsidy')}</dt>
              <dd>
                {yuan(how.price)} − {yuan(how.less)} = {yuanIn(how.price - how.less, lang)}
              </dd>
            </div>
            <div>
              <dt>{t('分摊办法', 'Shared')}</dt>
              <dd>{how.table ? t(how.table) : t('业主自行约定', 'as the owners agreed')}</dd>
            </div>
            {k?.coefficient != null && (
              <div>
                <dt>{t('我家的份数', 'Our part')}</dt>
                <dd>{t(coefficientText(how, k))}</dd>
              </div>
            )}
          </dl>
          <Clause clause={how.clause} />
        </details>
      )}
    </>
  )
}

/** Before the agreement anybody may ask: by the kernel's own rule, on this phone; nothing is sent. */
export function Estimate({ e }: { readonly e: EstimateView }) {
  const { t } = useLang()
  const floors = [...new Set(e.dwellings.map((d) => d.floor))].toSorted((a, b) => a - b)
  const [least, setLeast] = useState(floors.find((f) => f > 2) ?? floors[0]!)
  const [text, setText] = useState(e.price === null ? '' : String(e.price / 100))
  const price = parseYuan(text) ?? null
  const net = price === null ? null : price - e.less
  const mine = e.dwellings.filter((d) => d.mine)
  const payers = e.dwellings.filter((d) => d.floor >= least)
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="estimate">
      <h2 id="estimate">{t('算一算我家出多少', 'What would my flat pay?')}</h2>
      <p className="hint">
        {t(
          '只是试算，不是表决，也不算约定；以后以项目协议为准。',
          'A trial only: no vote and no agreement. The agreement will say.',
        )}
      </p>
      <div className="form">
        <div className="field">
          <label htmlFor="e-price">{t('总造价', 'Price')}</label>
          <span className="with-unit">
            <input id="e-price" inputMode="decimal" value={text} onChange={(x) => setText(x.target.value)} />
            <i aria-hidden="true">{t('元', 'yuan')}</i>
          </span>
        </div>
        <div className="field">
          <label htmlFor="e-least">{t('哪些户出资', 'Who pays')}</label>
          <select id="e-least" value={least} onChange={(x) => setLeast(Number(x.target.value))}>
            {floors.map((f) => (
              <option key={f} value={f}>
                {f === floors[0]
                  ? t('所有住户', 'everybody')
                  : t(`${f}层以上（含${f}层）`, `from floor ${f} up`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {net === null || net < 0 ? (
        <p className="fault" role="status">
          {t('请填写总造价（应高于补贴）。', 'Write a price above the subsidy.')}
        </p>
      ) : (
        <>
          <p role="status">
            {t(
              `减去财政补贴${yuanIn(e.less, 'zh')}，由${payers.length}户分摊${yuanIn(net, 'zh')}：`,
              `Less the subsidy of ${yuanIn(e.less, 'en')}, ${payers.length} flats share ${yuanIn(net, 'en')}:`,
            )}
          </p>
          <ul className="points tables">
            {e.tables.map((table) => (
              <Table key={table.name} table={table} payers={payers} net={net} mine={mine} />
            ))}
          </ul>
        </>
      )}
      <Clause clause={e.clause} />
    </section>
  )
}

type Dwelling = EstimateView['dwellings'][number]

function Table({
  table,
  payers,
  net,
  mine,
}: {
  readonly table: EstimateView['tables'][number]
  readonly payers: readonly Dwelling[]
  readonly net: number
  readonly mine: readonly Dwelling[]
}) {
  const { t, lang } = useLang()
  const shares = sharesOf(
    {
      title: table.title,
      by: table.by,
      ...(table.floors ? { floors: table.floors } : {}),
      clause: table.clause.id,
    },
    payers,
    net,
  )
  return (
    <li>
      <b>{t(table.title)}</b>
      {shares === null ? (
        <span className="hint">
          {payers.some((d) => table.floors && d.floor > table.floors.length)
            ? t(
                `这张表只到${table.floors!.length}层，本单元不能用`,
                `this table ends at floor ${table.floors!.length}`,
              )
            : t('按这张表这些户都不用出资', 'by this table none of these pays')}
        </span>
      ) : (
        mine.map((d) => (
          <span key={d.room}>
            {mine.length > 1 && `${d.room} `}
            <strong>{yuanIn(shares.find((s) => s.room === d.room)?.amount ?? 0, lang)}</strong>
          </span>
        ))
      )}
    </li>
  )
}
