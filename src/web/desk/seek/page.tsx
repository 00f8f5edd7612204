/** People for the policy: what for is stated first and written down; told are those found, and the list for the village goes by name. */
import { useState } from 'react'
import { Button } from 'antd'
import type { SeekRuleView, SoughtView } from '../../../server/contract/seek.ts'
import { asProblem, newKey, type ProblemError } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { AreaPicker } from '../figures/area-picker.tsx'
import { Clause, PageTitle, ProblemBox, Section, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import { useSession } from '../session.tsx'
import { ask, type Question } from './client.ts'
import { FoundPeople } from './found.tsx'
import './seek.css'

export function SeekPage() {
  const { t } = useLang()
  const { me, post } = useSession()
  const { data, problem, reload } = useLoad<readonly SeekRuleView[]>('/api/seeks')
  return (
    <>
      <PageTitle title={t('政策找人', 'People for the policy')} />
      <p className="muted">
        {t(
          '按已经掌握的情况，找出可能符合政策、还没有享受的人，由村里上门核实。' +
            '每次查找写明目的，记入日志；不在名单上的人什么也不显示。',
          'By what is held already: who may be entitled and does not receive it, for the village to visit. ' +
            'Each search says what for and is written down; of those not on the list nothing is told.',
        )}
      </p>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.length === 0 ? (
        <div className="empty">
          <p>{t('您的岗位不能按政策找人。', 'Your post does not look for people.')}</p>
        </div>
      ) : (
        data.map((rule) => {
          const by = me.posts.find(
            (p) => p.id === (post && rule.posts.includes(post.id) ? post.id : rule.posts[0]),
          )
          return by && <Rule key={`${rule.programme} ${by.id}`} rule={rule} post={by.id} home={by.area} />
        })
      )}
    </>
  )
}

function Rule({
  rule,
  post,
  home,
}: {
  readonly rule: SeekRuleView
  readonly post: string
  readonly home: string
}) {
  const { t } = useLang()
  const [area, setArea] = useState(home)
  const [purpose, setPurpose] = useState('')
  const [answer, setAnswer] = useState<{
    readonly question: Question
    readonly view: SoughtView
    readonly at: string
  } | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async () => {
    const question = { programme: rule.programme, post, area, purpose }
    setBusy(true)
    setProblem(null)
    await ask(question).then(
      (view) => setAnswer({ question, view, at: newKey() }),
      (e: unknown) => {
        setAnswer(null)
        setProblem(asProblem(e))
      },
    )
    setBusy(false)
  }
  const id = `seek-${rule.programme}`
  return (
    <>
      <Section id={id} title={t(rule.title)}>
        <dl className="facts">
          <div className="whole">
            <dt>{t('用途', 'What for')}</dt>
            <dd>
              {t(rule.purpose)} <Clause clause={rule.clause} />
            </dd>
          </div>
          <div className="whole">
            <dt>{t('条件', 'Conditions')}</dt>
            <dd>
              <ul>
                {rule.conditions.map((x) => (
                  <li key={x.title.zh}>
                    {t(x.title)} <Clause clause={x.clause} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
          <div className="whole">
            <dt>{t('显示', 'Told')}</dt>
            <dd>
              {[
                t('隐去的姓名', 'a masked name'),
                t('村（社区）', 'the village'),
                ...rule.shows.map((x) => t(x)),
              ].join(t('、', ', '))}
              {rule.calls.length > 0 &&
                t(
                  `；走访名单另有${rule.calls.map((x) => x.zh).join('、')}`,
                  `; the list to visit has besides: ${rule.calls.map((x) => x.en).join(', ')}`,
                )}
            </dd>
          </div>
        </dl>
        <AreaPicker area={area} root={home} choose={setArea} />
        <div className="field">
          <label htmlFor={`${id}-purpose`}>{t('这次查找的目的', 'What this search is for')}</label>
          <textarea
            id={`${id}-purpose`}
            className="input"
            rows={2}
            maxLength={200}
            value={purpose}
            aria-describedby={`${id}-hint`}
            onChange={(e) => setPurpose(e.target.value)}
          />
          <small id={`${id}-hint`} className="hint">
            {t(
              '至少四个字，连同您的姓名、时间和找到的人数记入日志，审计人员可以看到',
              'Four characters at least; written down with your name, the time and how many were found, for those who audit',
            )}
          </small>
        </div>
        <div className="row">
          <Button
            type="primary"
            loading={busy}
            disabled={purpose.trim().length < 4}
            onClick={() => void run()}
          >
            {t('开始查找', 'Look')}
          </Button>
        </div>
        {problem && <ProblemBox problem={problem} />}
      </Section>
      {answer && <FoundPeople key={answer.at} rule={rule} question={answer.question} view={answer.view} />}
    </>
  )
}
