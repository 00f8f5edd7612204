/** What is on: the part, the question as far as it was shown, who has it, and the answer once it was told. */
import type { HallView } from '../../server/contract/stages.ts'
import { useLang } from '../shared/lang.tsx'
import { Clock } from './clock.tsx'
import { QuestionPicture } from './picture.tsx'
import type { Picture } from './pictures.ts'

type Now = NonNullable<HallView['now']>

/** `A 每月一次`: the letter, and what it says. */
export const optionParts = (option: string): readonly [string, string] => {
  const [, letter, text] = /^([A-Za-z])[\s.、．]\s*(.*)$/s.exec(option) ?? []
  return letter === undefined ? ['', option] : [letter, text!]
}
const isRight = (option: string, answer: string | null): boolean =>
  answer !== null &&
  answer
    .split('|')
    .some((one) => one === option || one === optionParts(option)[0] || one === optionParts(option)[1])

export function Question({
  on,
  now,
  picture,
}: {
  readonly on: Now
  readonly now: () => number
  readonly picture: Picture | null
}) {
  const { t } = useLang()
  return (
    <section className="st-question" aria-label={t('现场', 'On the stage')} data-standing={on.standing.name}>
      <header>
        <h2>
          {on.part}
          {on.number !== null && on.stem && <b>{t(`第${on.number}题`, `Question ${on.number}`)}</b>}
        </h2>
        <p className="st-standing" data-testid="standing">
          {t(on.standing.title)}
        </p>
      </header>
      {on.stem && <p className="st-stem">{on.stem}</p>}
      {on.stem && picture && <QuestionPicture picture={picture} number={on.number} />}
      {on.stem && on.picture && (
        <p className="st-picture">{t(`看图：${on.picture}`, `See the picture: ${on.picture}`)}</p>
      )}
      {on.stem && on.options.length > 0 && (
        <ol className="st-options">
          {on.options.map((option) => {
            const [letter, text] = optionParts(option)
            return (
              <li key={option} data-right={isRight(option, on.answer) || undefined}>
                {letter !== '' && <b>{letter}</b>}
                <span>{text}</span>
                {isRight(option, on.answer) && <em>✓</em>}
              </li>
            )
          })}
        </ol>
      )}
      <footer>
        {on.holder && (
          <p className="st-holder" data-testid="holder">
            <small>{t('战队', 'Team')}</small>
            {on.holder}
          </p>
        )}
        {on.answer && (
          <p className="st-answer">
            <small>{t('答案', 'Answer')}</small>
            {on.answer.split('|')[0]}
          </p>
        )}
        {on.until && on.answer === null && <Clock until={on.until} now={now} />}
      </footer>
    </section>
  )
}
