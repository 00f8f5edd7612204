/** The ballot at the desk: the tests, the doors, "what if" on the same doors, and paper ballots entered many at a time. */
import { useState } from 'react'
import { Button } from 'antd'
import type { Text } from '../../../kernel/text.ts'
import type { CaseView } from '../../../server/contract/cases.ts'
import type { BallotView } from '../../../server/contract/together.ts'
import { at } from '../../shared/base.ts'
import { fewestOf, tallyOf, type Supposed } from '../../shared/ballot.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { choiceText, measureOf, squareMetres, testText, voteWay } from '../../shared/together.ts'
import { Badge, Clause, Section } from '../parts.tsx'
import { PaperBallots, usePaper } from './paper.tsx'

export function BallotPanel({
  view,
  post,
  reload,
}: {
  readonly view: CaseView
  readonly post: string | undefined
  readonly reload: () => void
}) {
  const { t } = useLang()
  const b = view.together.ballot!
  const [mode, setMode] = useState<'look' | 'suppose' | 'paper'>('look')
  const [supposed, setSupposed] = useState<Supposed>({})
  const paper = usePaper(view, b, post, reload)
  const now = tallyOf(b, mode === 'suppose' ? supposed : {})
  const turn = (to: typeof mode) => {
    setMode(mode === to ? 'look' : to)
    setSupposed({})
  }
  return (
    <Section
      id="ballot"
      title={t('业主表决', 'The ballot')}
      extra={
        <span className="row">
          <Button
            size="small"
            aria-pressed={mode === 'suppose'}
            type={mode === 'suppose' ? 'primary' : 'default'}
            onClick={() => turn('suppose')}
          >
            {t('假设推算', 'What if')}
          </Button>
          {b.enter && (
            <Button
              size="small"
              aria-pressed={mode === 'paper'}
              type={mode === 'paper' ? 'primary' : 'default'}
              data-testid="enter-paper"
              onClick={() => turn('paper')}
            >
              {t('录入纸质票', 'Enter paper ballots')}
            </Button>
          )}
        </span>
      }
    >
      <p>
        <Badge tone={b.passed ? 'good' : 'warn'}>
          {b.passed
            ? t('已达到法定比例', 'Reaches what the law asks')
            : t('尚未达到法定比例', 'Does not reach it yet')}
        </Badge>{' '}
        {t(b.rules)} · {t(`${dayText(b.until, 'zh')}截止`, `until ${dayText(b.until, 'en')}`)}{' '}
        <Clause clause={b.clause} />
      </p>
      {mode === 'suppose' && (
        <p className="suppose-note" role="note">
          <b>{t('这是假设，不是表决。', 'A supposition, not a vote.')}</b>{' '}
          {t(
            '点一户改变假设：同意、不同意、弃权、不参与，再点回到现状。只在本页推算，不写入、不提交。',
            'Click a door: agree, disagree, abstain, no part, then as it is. Worked out on this page, nothing is written or sent.',
          )}{' '}
          <Button size="small" onClick={() => setSupposed({})}>
            {t('全部恢复现状', 'As it is')}
          </Button>
        </p>
      )}
      <Tests b={b} now={now} supposing={mode === 'suppose'} />
      <Fewest
        b={b}
        supposed={mode === 'suppose' ? supposed : {}}
        passed={now.passed}
        supposing={mode === 'suppose'}
      />
      <Doors
        b={b}
        view={view}
        mode={mode}
        supposed={supposed}
        suppose={(room, to) =>
          setSupposed((was) => {
            const { [room]: _, ...rest } = was
            return to === null ? rest : { ...rest, [room]: to }
          })
        }
        picked={paper.rooms}
        pick={paper.pick}
      />
      {mode === 'paper' && b.enter && <PaperBallots enter={b.enter} paper={paper} />}
      {b.consent && (
        <p>
          {t('占用专有部分：', 'Own parts used: ')}
          {b.consent.wanted.map((w) => (
            <Badge key={w.room} tone={w.given ? 'good' : 'warn'}>
              {w.room} {w.given ? t('已同意', 'consented') : t('未同意', 'not yet')}
            </Badge>
          ))}
        </p>
      )}
    </Section>
  )
}

function Tests({
  b,
  now,
  supposing,
}: {
  readonly b: BallotView
  readonly now: ReturnType<typeof tallyOf>
  readonly supposing: boolean
}) {
  const { t } = useLang()
  return (
    <div className={supposing ? 'scroll supposing' : 'scroll'}>
      <table className="plain-table tests" aria-live={supposing ? 'polite' : undefined}>
        <caption className="unseen">{t('各项比例', 'The tests')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('比例要求', 'Test')}</th>
            <th scope="col">{supposing ? t('假设之下', 'If so') : t('现有', 'Has')}</th>
            <th scope="col">{t('须达到', 'Needs')}</th>
            <th scope="col">{t('结果', 'Result')}</th>
          </tr>
        </thead>
        <tbody>
          {now.tests.map((x) => (
            <tr key={x.name} data-test={x.name}>
              <th scope="row">{t(x.title)}</th>
              <td>
                {t(measureOf(x, x.counted))} / {t(measureOf(x, x.base))}
              </td>
              <td>{t(measureOf(x, x.needed))}</td>
              <td>
                <Badge tone={x.passed ? 'good' : 'bad'}>
                  {x.passed ? t('达到', 'met') : t('未达到', 'not met')}
                </Badge>
                {!x.passed && (
                  <>
                    {' '}
                    <small>{t(testText(x))}</small>
                  </>
                )}
                {supposing && x.passed !== b.tests.find((y) => y.name === x.name)?.passed && (
                  <>
                    {' '}
                    <small>{t('（现状不同）', '(not so now)')}</small>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Who is still to be won: the smallest set of doors that would carry it. */
function Fewest({
  b,
  supposed,
  passed,
  supposing,
}: {
  readonly b: BallotView
  readonly supposed: Supposed
  readonly passed: boolean
  readonly supposing: boolean
}) {
  const { t } = useLang()
  const head = supposing ? t('照此假设，', 'If so, ') : ''
  if (passed)
    return supposing ? (
      <p role="status" data-testid="fewest">
        {head}
        <b>{t('表决通过。', 'the ballot passes.')}</b>
      </p>
    ) : null
  const fewest = fewestOf(b, supposed)
  return (
    <p role="status" data-testid="fewest">
      {head}
      {fewest === null ? (
        <b>{t('其余未表决的户全部同意也达不到。', 'all that have not voted would not be enough.')}</b>
      ) : (
        <>
          {t(`最少还要${fewest.length}户同意：`, `${fewest.length} more must agree at least: `)}
          <b>{fewest.join('、')}</b>
        </>
      )}
    </p>
  )
}

type DoorsProps = {
  readonly b: BallotView
  readonly view: CaseView
  readonly mode: 'look' | 'suppose' | 'paper'
  readonly supposed: Supposed
  readonly suppose: (room: string, to: Supposed[string] | null) => void
  readonly picked: readonly string[]
  readonly pick: (room: string) => void
}
const turns = ['agree', 'disagree', 'abstain', 'none'] as const

function Doors(p: DoorsProps) {
  const { t } = useLang()
  const { b } = p
  const floors = [...new Set(b.votes.map((v) => v.floor))].toSorted((x, y) => y - x)
  return (
    <table className={`doors mode-${p.mode}`}>
      <caption>
        {t(
          `共${b.votes.length}户，按${b.heads.all}人、${squareMetres(b.area.all)}平方米计`,
          `${b.votes.length} dwellings, ${b.heads.all} heads, ${squareMetres(b.area.all)} m²`,
        )}
      </caption>
      <tbody>
        {floors.map((floor) => (
          <tr key={floor}>
            <th scope="row">{t(`${floor}层`, `Floor ${floor}`)}</th>
            {b.votes
              .filter((v) => v.floor === floor)
              .map((v) => (
                <Door key={v.room} v={v} {...p} />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Door({
  v,
  view,
  mode,
  supposed,
  suppose,
  picked,
  pick,
}: DoorsProps & { readonly v: BallotView['votes'][number] }) {
  const { t } = useLang()
  const to = mode === 'suppose' ? supposed[v.room] : undefined
  const look = to === undefined ? (v.choice ?? (v.voted ? 'voted' : 'open')) : to === 'none' ? 'open' : to
  const face = (
    <>
      <b>{v.room}</b> <span>{t(to === undefined ? votedText(v) : supposedText(to))}</span>
      {to !== undefined && <em>{t('假设', 'supposed')}</em>}
    </>
  )
  if (mode === 'suppose')
    return (
      <td className={`${look}${to === undefined ? '' : ' supposed'}`}>
        <button
          type="button"
          onClick={() => suppose(v.room, turns[to === undefined ? 0 : turns.indexOf(to) + 1] ?? null)}
        >
          {face}
        </button>
      </td>
    )
  if (mode === 'paper' && !v.voted)
    return (
      <td className={`open${picked.includes(v.room) ? ' picked' : ''}`}>
        <button type="button" aria-pressed={picked.includes(v.room)} onClick={() => pick(v.room)}>
          {face}
        </button>
      </td>
    )
  return (
    <td className={look}>
      {face}
      {v.on && (
        <small>
          {t(voteWay(v))}
          {v.papers.map((id) => (
            <a
              key={id}
              href={at(`/api/uploads/${id}?case=${view.id}`)}
              download
              aria-label={t(`${v.room} 表决票照片`, `Photo of ${v.room}’s ballot`)}
            >
              {' '}
              {t('照片', 'photo')}
            </a>
          ))}
        </small>
      )}
      {mode === 'look' && v.decides && <em>{t('同意即通过', 'would decide')}</em>}
    </td>
  )
}

const supposedText = (to: Supposed[string]): Text =>
  to === 'none' ? { zh: '不参与', en: 'no part' } : choiceText[to]!

function votedText(v: BallotView['votes'][number]): Text {
  if (v.choice) return choiceText[v.choice]!
  if (v.voted) return { zh: '已表决', en: 'voted' }
  const unsigned = v.owners - v.signed
  return v.signed > 0
    ? { zh: `待另${unsigned}人签`, en: `${unsigned} to sign` }
    : { zh: '未表决', en: 'open' }
}
