/** Those found, by village: who meets all by what is held, and what a visit has to ask of the others. */
import { useMemo, useState } from 'react'
import { Button, Popconfirm } from 'antd'
import { DownloadOutlined } from '@ant-design/icons'
import type { SeekRuleView, SoughtView } from '../../../server/contract/seek.ts'
import { asProblem, newKey, type ProblemError } from '../../shared/api.ts'
import { at } from '../../shared/base.ts'
import { count, dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge, ProblemBox, Section } from '../parts.tsx'
import { useSession } from '../session.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/table.tsx'
import { handOut, takeVisits, toHandOut, type Question } from './client.ts'

type Row = SoughtView['people'][number] & { readonly key: string }

const villagesOf = (people: readonly Row[]): number => new Set(people.map((x) => x.area)).size

export function FoundPeople({
  rule,
  question,
  view,
}: {
  readonly rule: SeekRuleView
  readonly question: Question
  readonly view: SoughtView
}) {
  const { t, lang } = useLang()
  const { me } = useSession()
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const rows = useMemo(
    () =>
      view.people
        .map((x, i): Row => ({ ...x, key: String(i) }))
        .toSorted((a, b) => a.area.localeCompare(b.area) || Number(b.fits) - Number(a.fits)),
    [view],
  )
  const fitting = rows.filter((x) => x.fits).length
  const take = async () => {
    setBusy(true)
    setProblem(null)
    await takeVisits(question).catch((e: unknown) => setProblem(asProblem(e)))
    setBusy(false)
  }
  const handsOut = rule.handsOut?.posts.includes(question.post) ? rule.handsOut : null
  /** Their visits are opened after the answer: until one looks anew, the page itself knows whom it handed out. */
  const [given, setGiven] = useState<readonly Row[]>([])
  const free = handsOut && given.length === 0 ? toHandOut(handsOut, rows) : []
  const villages = villagesOf(free)
  const [key, setKey] = useState(newKey)
  const give = async () => {
    if (!handsOut) return
    setBusy(true)
    setProblem(null)
    try {
      await handOut(handsOut, question, free, key)
      setKey(newKey())
      setGiven(free)
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { key: 'subject', title: t('姓名', 'Name'), head: true, cell: (x) => x.subject },
      { key: 'place', title: t('村（社区）', 'Village'), cell: (x) => x.areaName },
      ...rule.shows.map((title, i): Column<Row> => ({
        key: `fact-${i}`,
        title: t(title),
        number: true,
        cell: (x) => x.facts[i]?.text ?? '—',
      })),
      {
        key: 'fits',
        title: t('按已掌握的情况', 'By what is held'),
        cell: (x) =>
          x.fits ? (
            <Badge tone="good">{t('符合', 'Fits')}</Badge>
          ) : (
            <Badge tone="warn">{t('还不清楚', 'Not known')}</Badge>
          ),
      },
      {
        key: 'unknown',
        title: t('上门要问', 'To ask at the visit'),
        cell: (x) => (x.unknown.length === 0 ? '—' : x.unknown.map((u) => t(u)).join(t('；', '; '))),
      },
      ...(given.length > 0 || rows.some((x) => x.visit)
        ? [
            {
              key: 'visit',
              title: t('走访', 'Visit'),
              cell: (x: Row) =>
                given.includes(x)
                  ? t('刚刚交办', 'Handed out just now')
                  : x.visit
                    ? `${t(x.visit.title)}（${dayText(x.visit.since, lang)}）`
                    : t('未交办', 'Not yet'),
            },
          ]
        : []),
    ],
    [t, lang, rule, rows, given],
  )
  return (
    <Section
      id={`seek-${rule.programme}-found`}
      title={t(`找到 ${count(rows.length)} 户`, `${count(rows.length)} found`)}
      extra={
        rows.length > 0 && (
          <span className="row">
            {free.length > 0 && (
              <Popconfirm
                title={t(
                  `向${villages}个村（社区）交办${free.length}户，村里在时限内上门。`,
                  `${free.length} families to ${villages} villages, which visit within the limit.`,
                )}
                okText={t('交办', 'Hand out')}
                cancelText={t('取消', 'Cancel')}
                onConfirm={() => void give()}
              >
                <Button type="primary" loading={busy} data-testid="hand-out">
                  {t(`交村走访（${free.length}户）`, `Hand out to visit (${free.length})`)}
                </Button>
              </Popconfirm>
            )}
            {me.factor.strong ? (
              <Button loading={busy} icon={<DownloadOutlined />} onClick={() => void take()}>
                {t('走访名单（Excel）', 'List to visit (Excel)')}
              </Button>
            ) : (
              <a className="link-button" href={at('/desk/account')}>
                {t('验证后导出走访名单', 'Verify to take the list to visit')}
              </a>
            )}
          </span>
        )
      }
    >
      <p role="status">
        {t(
          `查了${count(view.looked)}件：按已掌握的情况符合的${count(fitting)}户，` +
            `还要上门问的${count(rows.length - fitting)}户；其余的不符合，不显示。本次查找已记入日志。`,
          `${count(view.looked)} looked at: ${count(fitting)} fit by what is held, ` +
            `${count(rows.length - fitting)} are to be asked; the others do not fit and are not told. ` +
            'This search is written down.',
        )}
      </p>
      {given.length > 0 && (
        <p role="status">
          {t(
            `已向${villagesOf(given)}个村（社区）交办${given.length}户走访。`,
            `${given.length} families were handed to ${villagesOf(given)} villages.`,
          )}
        </p>
      )}
      {problem && <ProblemBox problem={problem} />}
      {rows.length > 0 && (
        <DataTable
          testid="sought"
          className="sought"
          caption={t('找到的人', 'Those found')}
          columns={columns}
          rows={rows}
          keyOf={(x) => x.key}
        />
      )}
      {rows.length > 0 && (
        <p className="muted">
          {t(
            '走访名单写明姓名和电话，逐户记入日志，本人在自己的办件上可以看到是谁、为什么。',
            'The list to visit names people: it is written down for each, who read on their own case who took it and why.',
          )}
        </p>
      )}
    </Section>
  )
}
