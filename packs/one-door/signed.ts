/** What the window entered is checked, agreed to and signed by whom it concerns, on the screen before them. */
import { local } from './clauses.ts'
import { act, t } from './shared.ts'

export const signedThere = <const To extends string>(to: To) =>
  act(
    t('本人当面核对签名', 'Checked and signed in person'),
    ['window-clerk', 'street-window'],
    to,
    local('item-15'),
    {
      onScreen: {
        consent: t(
          '我已核对以上内容，确认属实，同意按此申请办理，并同意受理单位为办理本事项使用我提交的材料。',
          'I have checked what stands above, it is true, I apply for it so, and I agree that the papers which I handed in are used for it.',
        ),
      },
      sets: { signedOn: 'today' },
    },
  )
