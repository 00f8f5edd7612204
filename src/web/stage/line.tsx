/** Whether what is shown is as it is now. */
import { useLang } from '../shared/lang.tsx'
import type { Line } from './use-hall.ts'

export function LineSign({ line }: { readonly line: Line }) {
  const { t } = useLang()
  return (
    <p className={`st-line ${line}`} role="status" data-testid="line" data-line={line}>
      <span aria-hidden="true">{line === 'live' ? '●' : '▲'}</span>{' '}
      {line === 'live'
        ? t('实时', 'Live')
        : line === 'lost'
          ? t('已断开', 'Lost')
          : t('连接中', 'Connecting')}
    </p>
  )
}
