/** A pad that is written on with finger, pen or mouse. What was written stays when the page turns or grows: the picture has a size of its own. */
import { useImperativeHandle, useRef, type PointerEvent, type Ref } from 'react'

export type InkHandle = { readonly picture: () => Promise<Blob>; readonly clear: () => void }

export function Ink({
  ref,
  label,
  className,
  size: [width, height],
  changed,
}: {
  readonly ref: Ref<InkHandle>
  readonly label: string
  readonly className?: string
  readonly size: readonly [width: number, height: number]
  /** Whether something stands on it. */ readonly changed: (isDrawn: boolean) => void
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef<'no' | 'begun' | 'yes'>('no')
  useImperativeHandle(ref, () => ({
    picture: () =>
      new Promise((done, failed) =>
        canvas.current?.toBlob(
          (blob) => (blob ? done(blob) : failed(new Error('the pad gave no picture'))),
          'image/png',
        ),
      ),
    clear() {
      canvas.current?.getContext('2d')?.clearRect(0, 0, width, height)
      changed(false)
    },
  }))
  const place = (e: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = e.currentTarget.getBoundingClientRect()
    return [((e.clientX - box.left) * width) / box.width, ((e.clientY - box.top) * height) / box.height]
  }
  const begin = (e: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext('2d')
    if (!pen) return
    e.currentTarget.setPointerCapture(e.pointerId)
    drawing.current = 'begun'
    pen.lineWidth = Math.max(4, width / 140)
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.strokeStyle = '#10243f'
    pen.beginPath()
    pen.moveTo(...place(e))
  }
  const draw = (e: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext('2d')
    if (drawing.current === 'no' || !pen) return
    pen.lineTo(...place(e))
    pen.stroke()
    /** Once for a stroke: more of it changes nothing. */
    if (drawing.current === 'begun') changed(true)
    drawing.current = 'yes'
  }
  const lift = () => {
    drawing.current = 'no'
  }
  return (
    <canvas
      ref={canvas}
      className={className}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={lift}
      onPointerCancel={lift}
    />
  )
}
