/** Fields as a phone without network fills them in: photos stay here until they are sent, places come from what was taken along. */
import { Suspense, useId, useState } from 'react'
import type { Field } from '../../kernel/programme/field.ts'
import { pointOfText, pointText } from '../../kernel/area/point.ts'
import type { Text } from '../../kernel/text.ts'
import { asProblem, newKey } from '../shared/api.ts'
import { useLang } from '../shared/lang.tsx'
import { SharedMap } from '../shared/map/index.ts'
import { readyToSend } from '../shared/photo.ts'
import { FieldInput } from '../resident/fields.tsx'
import type { Change, FieldFault, Typed, Uploaded, Values } from '../resident/values.ts'
import { theStore, useField } from './app-state.ts'
import type { Photo } from './outbox.ts'
import { sha256Of } from './seal.ts'
import { StorageFull } from './store.ts'
import { takenAt } from './taken-at.ts'
import { isScanned } from '../shared/scanned.ts'
import { RollIn } from './roll-in.tsx'
import { isTally } from './tally.ts'
import { TallyIn } from './tally-in.tsx'

/** A photo in a form: what the form sends of it, and what the outbox must know. */
export type Picked = Uploaded & Omit<Photo, 'id' | 'arrived'>

/** The photos of a form, as the outbox sends them. */
export const photosIn = (values: Values): readonly Photo[] =>
  Object.values(values).flatMap((typed) =>
    Array.isArray(typed)
      ? (typed as readonly Partial<Picked>[]).flatMap((p) =>
          p.sha256 === undefined
            ? []
            : [
                {
                  id: p.id!.slice(1),
                  name: p.name!,
                  size: p.size!,
                  sha256: p.sha256,
                  takenAt: p.takenAt ?? null,
                  arrived: false,
                },
              ],
        )
      : [],
  )

type Props = {
  readonly box: string
  readonly name: string
  readonly field: Field
  readonly required: boolean
  readonly value: Typed | undefined
  readonly fault: FieldFault | null
  readonly onChange: (change: Change) => void
}

export function FieldIn(props: Props) {
  const { box: _, ...plain } = props
  /** A field of a programme that is newer than this page is still filled in, as text. */
  switch (props.field.type as string) {
    case 'papers':
      return <Photos {...props} />
    case 'point':
      return <PointIn {...props} />
    case 'area':
      return <PlaceIn {...props} />
    case 'list':
      if (isTally(props.field)) return <TallyIn {...plain} field={props.field} />
      return isScanned(props.field) ? <RollIn {...plain} field={props.field} /> : <FieldInput {...plain} />
    default:
      return <FieldInput {...plain} />
  }
}

function Frame({
  id,
  title,
  required,
  fault,
  children,
}: {
  readonly id: string
  readonly title: Text
  readonly required: boolean
  readonly fault: { readonly message: Text } | null
  readonly children: React.ReactNode
}) {
  const { t } = useLang()
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {t(title)}
        {!required && <small> {t('（选填）', '(optional)')}</small>}
      </label>
      {children}
      <p className="fault" id={`${id}-f`} role={fault ? 'alert' : undefined}>
        {fault ? t(fault.message) : ''}
      </p>
    </div>
  )
}

/** [FO7] As long as the letters on a sign can be read. */
const edge = 1600
const fineBytes = 300_000
const full: Text = {
  zh: '手机存储空间不足，这张照片没有存下；填写的文字都在，可以先不带这张照片发送，或者清理空间后重拍。',
  en: 'This phone has no room left: the photo was not kept. Your text is here: send it without, or make room and take the photo again.',
}

/** Taken, made smaller, and laid beside the form at once. */
async function pick(file: File, box: string): Promise<Picked> {
  const original = new Uint8Array(await file.slice(0, 128 * 1024).arrayBuffer())
  const small = await readyToSend(file, { edge, fine: fineBytes })
  const bytes = new Uint8Array(await small.arrayBuffer())
  const id = newKey()
  await theStore().keepPhoto(id, box, bytes)
  return {
    id: `~${id}`,
    name: small.name.slice(-100),
    size: bytes.length,
    sha256: await sha256Of(bytes),
    takenAt: takenAt(original),
  }
}

function Photos({ box, name, field, required, value, fault, onChange }: Props) {
  const { t } = useLang()
  const id = useId()
  const [working, setWorking] = useState(0)
  const [wrong, setWrong] = useState<Text | null>(null)
  const most = field.type === 'papers' ? field.max : 1
  const photos = (value ?? []) as readonly Picked[]
  const add = async (files: readonly File[]) => {
    setWrong(null)
    const room = Math.max(0, most - photos.length)
    if (files.length > room)
      setWrong({ zh: `最多${most}张，多的没有收下`, en: `At most ${most}: the rest was not taken` })
    setWorking(Math.min(room, files.length))
    for (const file of files.slice(0, room)) {
      try {
        const picked = await pick(file, box)
        onChange((was) => [...((was ?? []) as readonly Picked[]), picked])
      } catch (error) {
        setWrong(error instanceof StorageFull ? full : asProblem(error).detail)
      }
      setWorking((n) => n - 1)
    }
  }
  return (
    <Frame id={id} title={field.title} required={required} fault={fault}>
      <ul className="files">
        {photos.map((p) => (
          <li key={p.id}>
            <span>
              {p.name}
              <small>
                {' '}
                {Math.ceil(p.size / 1024)}KB{p.takenAt && ` · ${t('拍摄于', 'taken')} ${p.takenAt}`}
              </small>
            </span>
            <button
              type="button"
              className="quiet"
              onClick={() => {
                onChange((was) => ((was ?? []) as readonly Picked[]).filter((x) => x.id !== p.id))
                void theStore().erasePhoto(p.id.slice(1))
              }}
            >
              {t('删除', 'Remove')}
            </button>
          </li>
        ))}
      </ul>
      {working > 0 && <p role="status">{t('正在处理照片…', 'Preparing the photo…')}</p>}
      {wrong && (
        <p className="fault" role="alert" data-testid="photo-wrong">
          {t(wrong)}
        </p>
      )}
      {photos.length < most && (
        <input
          id={id}
          name={name}
          className="file"
          type="file"
          accept="image/*"
          multiple
          aria-describedby={`${id}-f`}
          onChange={(e) => {
            const files = [...(e.target.files ?? [])]
            e.target.value = ''
            void add(files)
          }}
        />
      )}
    </Frame>
  )
}

/** Where the phone is, as whole microdegrees; picked on the ground that lies on it, or typed, where it does not know. */
function PointIn({ field, required, value, fault, onChange }: Props) {
  const { t } = useLang()
  const id = useId()
  const { ground } = useField()
  const [wrong, setWrong] = useState<Text | null>(null)
  const [isMapOpen, setMapOpen] = useState(false)
  const typed = typeof value === 'string' ? value : ''
  const locate = () => {
    setWrong(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        onChange(
          `${coords.longitude.toFixed(6)}, ${coords.latitude.toFixed(6)} ±${Math.round(coords.accuracy)}m`,
        ),
      () =>
        setWrong({
          zh: '没有取到位置，请在手机设置中允许定位，或者手工填写经纬度',
          en: 'The phone does not say where it is: allow it to, or write longitude and latitude',
        }),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 },
    )
  }
  return (
    <Frame id={id} title={field.title} required={required} fault={fault}>
      <div className="f-pair">
        <input
          id={id}
          value={typed}
          placeholder="113.134021, 27.835672"
          aria-invalid={fault !== null}
          aria-describedby={`${id}-f`}
          onChange={(e) => onChange(e.target.value)}
        />
        <button type="button" className="button plain" onClick={locate}>
          {t('取当前位置', 'Where I am')}
        </button>
      </div>
      {ground && ground.own.length > 0 && (
        <button
          type="button"
          className="button plain"
          aria-expanded={isMapOpen}
          onClick={() => setMapOpen(!isMapOpen)}
        >
          {isMapOpen ? t('收起地图', 'Close the map') : t('在地图上点选', 'Pick on the map')}
        </button>
      )}
      {isMapOpen && (
        <div className="f-map">
          <Suspense fallback={<p role="status">{t('正在画图…', 'Drawing…')}</p>}>
            <SharedMap
              label={t('地图：点一下选定位置，方向键移动', 'Map: a tap picks the point, arrow keys move')}
              drawn={ground}
              picked={pointOfText(typed)}
              pick={(at) => onChange(pointText(at))}
            />
          </Suspense>
        </div>
      )}
      {wrong && (
        <p className="fault" role="alert">
          {t(wrong)}
        </p>
      )}
    </Frame>
  )
}

const degrees = /^\s*(-?\d{1,3}(?:\.\d+)?)[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)(?:\s*±\s*(\d{1,8})\s*m?)?\s*$/
/** `113.134021, 27.835672 ±12m` as a programme keeps it; the text itself where it is none, for the server to say so. */
export function pointOf(text: string): unknown {
  const [, lon, lat, accuracy] = degrees.exec(text) ?? []
  if (lon === undefined || lat === undefined) return text
  const micro = (part: string): number => Math.round(Number(part) * 1_000_000)
  return {
    lon: micro(lon),
    lat: micro(lat),
    ...(accuracy === undefined ? {} : { accuracy: Number(accuracy) }),
  }
}

function PlaceIn({ field, required, value, fault, onChange }: Props) {
  const { t } = useLang()
  const id = useId()
  const { taken } = useField()
  return (
    <Frame id={id} title={field.title} required={required} fault={fault}>
      <select
        id={id}
        value={typeof value === 'string' ? value : ''}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-f`}
        onChange={(e) => onChange(e.target.value)}
      >
        <option value="">{t('请选择', 'Choose')}</option>
        {Object.entries(taken?.places ?? {}).map(([code, name]) => (
          <option key={code} value={code}>
            {t(name)}
          </option>
        ))}
      </select>
    </Frame>
  )
}
