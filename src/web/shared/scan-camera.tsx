/** [FM13] The camera in the page: what it sees stays on the device, and each code is told once while it is in sight. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Text } from '../../kernel/text.ts'
import { codeReader } from './code-reader.ts'
import { codeIn, type OnRead } from './code-text.ts'
import { useLang } from './lang.tsx'
import './scan.css'

/** Between two looks: a phone stays cool, and nobody waits. */
const everyMs = 120
/** A code that was out of sight for so long is read anew. */
const forgetMs = 1_500

const typeIt: Text = { zh: '，请填写编码，或者从照片识别', en: ': type the code, or read it off a photo' }
const troubles: Readonly<Record<string, Text>> = {
  NotAllowedError: { zh: '没有获得相机许可', en: 'This page may not use the camera' },
  NotFoundError: { zh: '这台设备没有相机', en: 'This device has no camera' },
  NotReadableError: { zh: '相机正被别的应用占用', en: 'Another app is using the camera' },
}
const troubleOf = (name: string): Text => {
  const why = troubles[name] ?? { zh: '这里打不开相机', en: 'The camera cannot be opened here' }
  return { zh: `${why.zh}${typeIt.zh}。`, en: `${why.en}${typeIt.en}.` }
}

export default function Camera({
  label,
  button,
  onRead,
  close,
}: {
  readonly label: string
  readonly button: (press: () => void, words: string, label: string) => ReactNode
  readonly onRead: OnRead
  readonly close: () => void
}) {
  const { t } = useLang()
  const video = useRef<HTMLVideoElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [says, setSays] = useState<Text | null>(null)
  const [hasCamera, setCamera] = useState(true)
  const take = (text: string): void => {
    const answer = onRead(codeIn(text))
    if (answer === null) close()
    else setSays(answer)
  }
  /** The form is drawn anew with each code; who reads asks the newest of it. */
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const end = new AbortController()
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
    look(video.current!, end.signal, (text) => latest.current(text)).catch((error: unknown) => {
      if (end.signal.aborted) return
      setCamera(false)
      setSays(troubleOf(error instanceof Error ? error.name : ''))
    })
    return () => end.abort()
  }, [])
  const ofPhoto = async (file: File | undefined): Promise<void> => {
    const text = file === undefined ? null : await codeOf(file)
    if (text !== null) return latest.current(text)
    setSays({
      zh: '照片里没有认出二维码，请拍近、拍清楚些。',
      en: 'No code was found in the photo: take it nearer.',
    })
  }
  return (
    <div ref={box} className="scan-box" role="group" aria-label={label} tabIndex={-1}>
      <video ref={video} muted playsInline hidden={!hasCamera} data-testid="scan-camera" />
      <p role="status" data-testid="scan-says">
        {says ? t(says) : t('把二维码放进画面。', 'Hold the code in the picture.')}
      </p>
      <div className="scan-ways">
        <label className="scan-photo">
          {t('从照片识别', 'Read a photo')}
          <input
            type="file"
            accept="image/*"
            onChange={(e) => {
              const [file] = e.target.files ?? []
              void ofPhoto(file)
              e.target.value = ''
            }}
          />
        </label>
        {button(close, t('关闭相机', 'Close'), t('关闭相机', 'Close the camera'))}
      </div>
    </div>
  )
}

/** Looks until it is told to end; throws where there is no camera to look with. */
async function look(video: HTMLVideoElement, end: AbortSignal, tell: (text: string) => void): Promise<void> {
  /** Browsers leave it out where a page does not come by https. */
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices }
  if (mediaDevices === undefined) throw new Error('no camera')
  const stream = await mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (end.aborted) return stop()
  end.addEventListener('abort', stop)
  video.srcObject = stream
  await video.play()
  const read = await codeReader()
  let seen = { text: '', at: 0 }
  while (!end.aborted) {
    const text = await read({ from: video, width: video.videoWidth, height: video.videoHeight })
    const now = performance.now()
    if (text !== null && text !== '' && !end.aborted) {
      const isNew = text !== seen.text || now - seen.at > forgetMs
      seen = { text, at: now }
      if (isNew) tell(text)
    }
    await new Promise((go) => setTimeout(go, everyMs))
  }
}

async function codeOf(file: File): Promise<string | null> {
  try {
    const from = await createImageBitmap(file)
    const read = await codeReader()
    const text = await read({ from, width: from.width, height: from.height })
    from.close()
    return text
  } catch {
    return null
  }
}
