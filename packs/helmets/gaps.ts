/** What the programmes of the pack leave out, as their authors say. */
import type { Gap } from 'yimen/kernel/explain'
import { local, procedure } from './clauses.ts'

const gap = (programme: string, zh: string, en: string, clause?: string): Gap => ({
  programme: `helmets.${programme}`,
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    'violation',
    '一般程序（超过二百元的罚款、拘留）没有办理，只提示改走。',
    'The ordinary procedure (above 200 yuan, detention) is not here; it is pointed to.',
    procedure('art-43'),
  ),
  gap(
    'violation',
    '同一人同一点位同一天的重复，由人核对，没有提示。',
    'One person twice at one post on one day is for people to look at; nothing points it out.',
    local('item-8'),
  ),
  gap(
    'hold',
    '车辆二十四小时内交所属机关，没有期限提示。',
    'That a vehicle is delivered within 24 hours has no clock.',
    procedure('art-28'),
  ),
  gap(
    'observation',
    '照片和视频没有随表保存。',
    'No photos or video are kept with a sheet.',
    local('item-4'),
  ),
]
