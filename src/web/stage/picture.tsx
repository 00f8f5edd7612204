/** [SG12] The picture of a question, or in words why it is not there and what is done about it. */
import { useLang } from '../shared/lang.tsx'
import type { Ahead, Picture } from './pictures.ts'

export function QuestionPicture({
  picture,
  number,
}: {
  readonly picture: Picture
  readonly number: number | null
}) {
  const { t } = useLang()
  if (picture.kind === 'shown')
    return (
      <figure className="st-figure" data-testid="picture" data-ahead={picture.ahead}>
        <img src={picture.url} alt={t(`第${number}题的图片`, `Picture of question ${number}`)} />
      </figure>
    )
  return (
    <div className="st-figure none" role="status" data-testid="no-picture">
      {picture.kind === 'coming' ? (
        <p>{t('正在打开图片…', 'Opening the picture…')}</p>
      ) : (
        <>
          <p>
            {t(
              '这台设备没有收到图片，正在重新取。请先看大屏，或者告诉主持人。',
              'The picture did not reach this device and is being fetched again. Look at the hall screen, or tell the host.',
            )}
          </p>
          <button type="button" className="st-button" onClick={picture.again}>
            {t('再取一次', 'Fetch it again')}
          </button>
        </>
      )}
    </div>
  )
}

/** Before its question: how many of the pictures wait on this device. */
export function AheadSign({ ahead }: { readonly ahead: Ahead }) {
  const { t } = useLang()
  const { have, all } = ahead
  if (all === null || all === 0) return null
  return (
    <p className="st-ahead" data-testid="ahead" data-ready={have === all}>
      {have === all
        ? t(`图片已备好${all}幅，出题时才能打开`, `${all} pictures are here; they open with their questions`)
        : t(`正在备图${have}/${all}，没备好也可以答题`, `Pictures ${have} of ${all}: you can play without`)}
    </p>
  )
}
