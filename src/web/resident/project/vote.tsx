/** Signing on a phone: one question, large answers, and a second look before it counts. */
import { useState } from 'react'
import type { CaseView } from '../../../server/contract/cases.ts'
import type { BallotView } from '../../../server/contract/together.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { squareMetres } from '../../shared/together.ts'
import { Clause } from '../clause.tsx'
import { SecondLook } from '../second-look.tsx'

type BallotProps = { readonly c: CaseView; readonly ballot: BallotView; readonly onDone: () => void }

export function Vote({
  c,
  ballot,
  cast,
  onDone,
}: BallotProps & { readonly cast: NonNullable<BallotView['cast']> }) {
  const { t } = useLang()
  const [room, setRoom] = useState(cast.rooms[0]!)
  const [choice, setChoice] = useState<string | null>(null)
  const own = ballot.votes.find((v) => v.room === room)
  return (
    <section className="todo" aria-labelledby="vote">
      <h2 id="vote">
        {t(`请您表决，${dayText(ballot.until, 'zh')}截止`, `Please vote by ${dayText(ballot.until, 'en')}`)}
      </h2>
      <p>
        {t('您是否同意公布的方案？', 'Do you agree to the plan that was shown?')}{' '}
        <a href="#plan">{t('先看方案', 'See the plan')}</a>
      </p>
      <Rooms
        rooms={cast.rooms}
        room={room}
        choose={(r) => {
          setRoom(r)
          setChoice(null)
        }}
      />
      {own && own.owners > 1 && (
        <p className="hint">
          {t(
            `${room}由${own.owners}人共有，已有${own.signed}人签。每位共有人都要表决；意见一致才算同意。`,
            `${room} has ${own.owners} owners, ${own.signed} have signed: each votes, and only together they agree.`,
          )}
        </p>
      )}
      {own?.decides && (
        <p className="said">
          {t(
            '您这一票可能决定结果：您同意，本次表决即达到法定比例。',
            'Yours may decide: if you agree, the ballot reaches what the law asks.',
          )}
        </p>
      )}
      {choice === null ? (
        <div className="actions votes">
          {Object.entries(cast.options).map(([name, title]) => (
            <button
              key={name}
              type="button"
              className={`button ${name === 'agree' ? '' : 'plain'}`}
              onClick={() => setChoice(name)}
            >
              {t(title)}
            </button>
          ))}
        </div>
      ) : (
        <SecondLook
          key={`${room} ${choice}`}
          c={c}
          outcome={cast.outcome}
          input={{ [cast.room]: room, [cast.choice]: choice }}
          back={() => setChoice(null)}
          onDone={onDone}
        >
          <p>
            {t(
              `${c.subject} ${room}（${own ? `${squareMetres(own.area)}㎡` : ''}），您表决：`,
              `${c.subject} ${room}, you vote: `,
            )}
          </p>
          <p className="sealed">{t(cast.options[choice]!)}</p>
          <p>{t('提交后不能更改。', 'It cannot be changed afterwards.')}</p>
        </SecondLook>
      )}
      <p className="hint">
        {t('不方便在手机上签的，可以到社区填纸质表决票。', 'Or sign on paper at the community.')}
      </p>
      <Clause clause={ballot.clause} />
    </section>
  )
}

/** Only those whose own part the plan would use are asked, apart from the vote. */
export function Consent({
  c,
  ballot,
  consent,
  onDone,
}: BallotProps & { readonly consent: NonNullable<BallotView['consent']> }) {
  const { t } = useLang()
  const [room, setRoom] = useState(consent.rooms[0]!)
  const [looks, setLooks] = useState(false)
  return (
    <section className="todo" aria-labelledby="consent">
      <h2 id="consent">{t(consent.title)}</h2>
      <p>
        {t(
          `方案要占用您家（${room}）的专有部分，表决之外须由您单独同意；没有您的同意，方案不能通过。`,
          `The plan would use a part that is yours (${room}). Apart from the vote you must consent; without it the plan cannot pass.`,
        )}
      </p>
      <Rooms
        rooms={consent.rooms}
        room={room}
        choose={(r) => {
          setRoom(r)
          setLooks(false)
        }}
      />
      {looks ? (
        <SecondLook
          key={room}
          c={c}
          outcome={consent.outcome}
          input={{ [consent.room]: room }}
          back={() => setLooks(false)}
          onDone={onDone}
        >
          <p>{t(`${room}：`, `${room}: `)}</p>
          <p className="sealed">{t('同意占用', 'I consent')}</p>
          <p>{t('不同意的，不必操作。', 'If you do not consent, do nothing.')}</p>
        </SecondLook>
      ) : (
        <div className="actions">
          <button type="button" className="button" onClick={() => setLooks(true)}>
            {t('我同意', 'I consent')}
          </button>
        </div>
      )}
      <p className="hint">
        {t(
          `${dayText(ballot.until, 'zh')}前答复；不同意可以不答复。`,
          `Until ${dayText(ballot.until, 'en')}; who does not consent need not answer.`,
        )}
      </p>
      <Clause clause={consent.clause} />
    </section>
  )
}

function Rooms({
  rooms,
  room,
  choose,
}: {
  readonly rooms: readonly string[]
  readonly room: string
  readonly choose: (room: string) => void
}) {
  const { t } = useLang()
  return rooms.length < 2 ? null : (
    <p className="actions" role="group" aria-label={t('选择房号', 'Choose the dwelling')}>
      {rooms.map((r) => (
        <button
          key={r}
          type="button"
          className={r === room ? 'button' : 'button plain'}
          aria-pressed={r === room}
          onClick={() => choose(r)}
        >
          {r}
        </button>
      ))}
    </p>
  )
}
