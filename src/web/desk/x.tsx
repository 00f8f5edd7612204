import { Button, ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { InboxOutlined } from '@ant-design/icons'
import * as echarts from 'echarts/core'
import { LineChart } from 'echarts/charts'
export const X = () => <ConfigProvider locale={zhCN}><Button icon={<InboxOutlined />}>{String(echarts.version)}{String(LineChart)}</Button></ConfigProvider>
