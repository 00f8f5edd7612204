/** How antd looks here: deep blue, small radius, dense; every colour pair reads at 4.5 to 1 or better. */
import type { ThemeConfig } from 'antd'
import type { Locale } from 'antd/es/locale/index.js'
import enModule from 'antd/es/locale/en_US.js'
import zhModule from 'antd/es/locale/zh_CN.js'

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#155a9c',
    colorInfo: '#155a9c',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorSuccess: '#1c6b3c',
    colorText: '#1b2733',
    colorTextSecondary: '#4c5b6d',
    colorTextTertiary: '#55657a',
    colorTextPlaceholder: '#66758a',
    colorTextDisabled: '#5f6d80',
    colorTextDescription: '#4c5b6d',
    colorInfoBg: '#eaf3fc',
    colorInfoBorder: '#a9c8e8',
    colorErrorBg: '#fdeeec',
    colorErrorBorder: '#eab4b0',
    colorSuccessBg: '#e8f5ed',
    colorSuccessBorder: '#a8d3b8',
    colorWarningBg: '#fdf3dd',
    colorWarningBorder: '#e3c88a',
    colorBorder: '#b9c4d1',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 34,
    motion: false,
    fontFamily: 'inherit',
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none' }, Drawer: { paddingLG: 20 } },
}

/** Bundlers give the locale itself, Node's reading of the same file gives it as `default`. */
const plain = (m: typeof zhModule | Locale): Locale => ('default' in m ? m.default : m)
export const locales = { zh: plain(zhModule), en: plain(enModule) }
