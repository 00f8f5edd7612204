/** A pad to sign on by hand: drawn in the page with finger, pen or mouse, and sent as a picture of one's own. */
import { useRef, useState } from 'react'
import { Button } from 'antd'
import { asProblem, postRaw } from '../../../shared/api.ts'
import { Ink, type InkHandle } from '../../../shared/ink.tsx'
import { useLang } from '../../../shared/lang.tsx'

/** Gives the id of the paper once it was sent; an empty pad is no signature, and one that was written on and not kept is not one yet. */
export function Pad({ signed }: { readonly signed: (paper: string | null, isUnkept: boolean) => void }) {
  const { t } = useLang()
  const ink = useRef<InkHandle>(null)
  const [state, setState] = useState<'empty' | 'drawn' | 'sent'>('empty')
  const [wrong, setWrong] = useState<string | null>(null)
  const changed = (isDrawn: boolean) => {
    setState(isDrawn ? 'drawn' : 'empty')
    signed(null, isDrawn)
  }
  const keep = async () => {
    try {
      const { id } = await postRaw<{ readonly id: string }>('/api/uploads', await ink.current!.picture(), {
        'x-file-name': encodeURIComponent(t('手写签名.png', 'signature.png')),
      })
      setWrong(null)
      setState('sent')
      signed(id, false)
    } catch (error) {
      setWrong(t(asProblem(error).detail))
    }
  }
  return (
    <fieldset className="field pad">
      <legend>
        {t('手写签名', 'Signature by hand')} <small>{t('选填', 'optional')}</small>
      </legend>
      <Ink ref={ink} label={t('在这里手写签名', 'Sign here by hand')} size={[560, 180]} changed={changed} />
      <p className="row">
        <Button
          size="small"
          disabled={state !== 'drawn'}
          onClick={() => void keep()}
          data-testid="keep-signature"
        >
          {t('用这个签名', 'Use this signature')}
        </Button>
        <Button size="small" disabled={state === 'empty'} onClick={() => ink.current?.clear()}>
          {t('重写', 'Again')}
        </Button>
        {state === 'drawn' && (
          <span role="status">
            {t(
              '写好后点“用这个签名”，不签就点“重写”',
              'Use it when it is written, or begin again to sign nothing',
            )}
          </span>
        )}
        {state === 'sent' && (
          <span role="status">{t('签名已保存，随动作一起记入办件', 'Kept: it goes with the act')}</span>
        )}
      </p>
      {wrong !== null && (
        <small className="fault" role="alert">
          {wrong}
        </small>
      )}
    </fieldset>
  )
}
