/** [AB8] [AB9] What a panel shows as a code that a camera reads: the code, or the address at which anybody asks a register by it. */
import { lazy, Suspense } from 'react'
import type { PanelOf } from '../../server/contract/panels.ts'
import { serviceAddress } from './base.ts'
import { useLang } from './lang.tsx'

const QrCode = lazy(() => import('./qr-code.tsx').then((m) => ({ default: m.QrCode })))

const address = (register: string, code: string): string =>
  serviceAddress(`/units?${new URLSearchParams({ in: register, q: code })}`)

export function PanelCode({ panel }: { readonly panel: PanelOf<'sum'> }) {
  const { t } = useLang()
  const { code, checkedIn } = panel
  if (code === undefined) return null
  return (
    <div className="panel-code">
      <Suspense fallback={null}>
        <QrCode
          text={checkedIn === undefined ? code : address(checkedIn, code)}
          label={t('二维码', 'QR code')}
        />
      </Suspense>
    </div>
  )
}
