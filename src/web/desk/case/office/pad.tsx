/** A pad to sign on by hand: drawn in the page with finger, pen or mouse, and sent as a picture of one's own. */
import { useRef, useState, type PointerEvent } from 'react'
import { Button } from 'antd'
import { asProblem, postRaw } from '../../../shared/api.ts'
import { useLang } from '../../../shared/lang.tsx'

const [width, height] = [560, 180]

/** Gives the id of the paper once it was sent; an empty pad is no signature, and one that was written on and not kept is not one yet. */
export function Pad({ signed }: { readonly signed: (paper: string | null, isUnkept: boolean) => void }) {
  const { t } = useLang()
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef(false)
  const [state, setState] = useState<'empty' | 'drawn' | 'sent'>('empty')
  const [wrong, setWrong] = useState<string | null>(null)
  const place = (e: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = e.currentTarget.getBoundingClientRect()
    return [((e.clientX - box.left) * width) / box.width, ((e.clientY - box.top) * height) / box.height]
  }
  const begin = (e: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext('2d')
    if (!pen) return
    e.currentTarget.setPointerCapture(e.pointerId)
    drawing.current = true
    pen.lineWidth = 4
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.strokeStyle = '#10243f'
    pen.beginPath()
    pen.moveTo(...place(e))
  }
  const draw = (e: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext('2d')
    if (!drawing.current || !pen) return
    pen.lineTo(...place(e))
    pen.stroke()
    if (state !== 'drawn') {
      setState('drawn')
      signed(null, true)
    }
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, width, height)
    setState('empty')
    signed(null, false)
  }
  const keep = () =>
    canvas.current?.toBlob(async (picture) => {
      if (!picture) return
      try {
        const { id } = await postRaw<{ readonly id: string }>('/api/uploads', picture, {
          'x-file-name': encodeURIComponent(t('手写签名.png', 'signature.png')),
        })
        setWrong(null)
        setState('sent')
        signed(id, false)
      } catch (error) {
        setWrong(t(asProblem(error).detail))
      }
    }, 'image/png')
  return (
    <fieldset className="field pad">
      <legend>
        {t('手写签名', 'Signature by hand')} <small>{t('选填', 'optional')}</small>
      </legend>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        aria-label={t('在这里手写签名', 'Sign here by hand')}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => {
          drawing.current = false
        }}
      />
      <p className="row">
        <Button size="small" disabled={state !== 'drawn'} onClick={keep} data-testid="keep-signature">
          {t('用这个签名', 'Use this signature')}
        </Button>
        <Button size="small" disabled={state === 'empty'} onClick={clear}>
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
