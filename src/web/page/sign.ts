/** [PG10] [PG15] Signing: who may is told what freezes; the server's refusals are read out, and gaps are signed only by who says so. */
import type { Problem } from '../../server/contract/common.ts'
import { at } from '../shared/base.ts'
import { openDialog } from './dialog.ts'
import { el } from './dom.ts'
import type { Shown } from './shown.ts'
import { say } from './words.ts'

export function openSigning({ view, t }: Shown, signed: () => void): void {
  const opener = document.activeElement
  const dialog = openDialog({
    name: 'sign',
    title: [t(say.sign)],
    closeWords: t(say.close),
    back: () => (opener?.isConnected ? opener : document.getElementById('main')),
  })
  const answer = el('p', { role: 'alert', class: 'warn' })
  const button = el('button', { type: 'button', class: 'plain strong' }, `${t(say.sign)} ${view.asOf}`)
  let evenSo = false
  const send = async (): Promise<void> => {
    button.setAttribute('disabled', '')
    const problem = await put(view.asOf, evenSo)
    if (problem === null) {
      dialog.close()
      signed()
      return
    }
    answer.textContent = problem === 'offline' ? t(say.broken) : t(problem.detail)
    evenSo = problem !== 'offline' && problem.code === 'not_all_told'
    if (evenSo) button.textContent = t(say.evenSo)
    button.removeAttribute('disabled')
  }
  button.addEventListener('click', () => void send())
  dialog.body.append(el('p', {}, t(say.signNote)), answer, button)
  button.focus()
}

async function put(asOf: string, evenSo: boolean): Promise<Problem | 'offline' | null> {
  const response = await fetch(at('/api/broadsheet/sign'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-yimen': '1' },
    body: JSON.stringify(evenSo ? { asOf, evenSo } : { asOf }),
  }).catch(() => null)
  if (response?.ok) return null
  const body = (await response?.json().catch(() => null)) as Problem | null | undefined
  return body?.detail ? body : 'offline'
}
