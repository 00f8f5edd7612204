/** [CT3] The screen before the person: how it is let in, and what stands on it. */
import { Button } from 'antd'
import { at } from '../../shared/base.ts'
import { useLang } from '../../shared/lang.tsx'
import type { AtCounter } from './use-counter.ts'

export function OtherScreen({
  counter,
  post,
  window,
}: {
  readonly counter: AtCounter
  readonly post: string
  readonly window: string
}) {
  const { t } = useLang()
  const pairing = counter.view?.pairing ?? null
  return (
    <section
      className="panel stack counter-other"
      aria-label={t('对面屏幕', 'The other screen')}
      data-testid="pairing"
      data-paired={pairing?.paired === true}
    >
      <h2>{t('对面屏幕', 'The other screen')}</h2>
      {pairing?.code ? (
        <>
          <p>
            {t(
              '在对面屏幕打开 /counter，输入（两分钟内有效，只能用一次）：',
              'Open /counter there and type, within two minutes and once:',
            )}
          </p>
          <p className="counter-code" data-testid="code">
            {pairing.code.digits}
          </p>
          <p>
            <a href={at(`/counter#${pairing.code.digits}`)} target="_blank" rel="noopener">
              {t('在这台机器的另一块屏上打开', 'Open it on another display of this machine')}
            </a>
          </p>
        </>
      ) : (
        <p>
          {pairing?.paired
            ? pairing.case === null
              ? t('已配对，屏幕上没有办件。', 'Paired; no case stands on it.')
              : t(`已配对，正在显示 ${pairing.case}。`, `Paired, and shows ${pairing.case}.`)
            : t('没有配对。', 'Not paired.')}
        </p>
      )}
      <p className="row">
        <Button
          disabled={window.trim() === ''}
          onClick={() => void counter.pair(post, window)}
          data-testid="pair"
        >
          {pairing?.paired ? t('重新配对', 'Pair anew') : t('取配对码', 'Get digits')}
        </Button>
        {pairing?.paired && (
          <Button onClick={() => void counter.unpair()} data-testid="unpair">
            {t('断开', 'End it')}
          </Button>
        )}
      </p>
    </section>
  )
}
