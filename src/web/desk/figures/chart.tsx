/** The trend as a line. Drawn as SVG by the parts of echarts that a line needs; the table beside it says the same. */
import { useEffect, useRef } from 'react'
import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { FigureView } from '../../../server/contract/figures.ts'
import { measured } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'

use([LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

export default function Chart({
  trend,
  unit,
  title,
}: {
  readonly trend: FigureView['trend']
  readonly unit: string
  readonly title: string
}) {
  const { lang } = useLang()
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const chart = init(here.current, undefined, { renderer: 'svg' })
    const shown = (v: unknown) => measured(typeof v === 'number' ? v : null, unit, lang)
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: shown },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: trend.map((p) => p.day.slice(5)),
        axisLabel: { color: '#4c5b6d' },
      },
      yAxis: {
        type: 'value',
        scale: unit === 'percent',
        axisLabel: {
          color: '#4c5b6d',
          formatter: (v: number) =>
            unit === 'fen' ? `${v / 1_000_000}${lang === 'zh' ? '万' : '×10k'}` : String(v),
        },
        splitLine: { lineStyle: { color: '#e3e8ee' } },
      },
      series: [
        {
          type: 'line',
          data: trend.map((p) => p.value),
          symbolSize: 7,
          lineStyle: { width: 2.5, color: '#155a9c' },
          itemStyle: { color: '#155a9c' },
          areaStyle: { color: 'rgba(21,90,156,0.09)' },
        },
      ],
    })
    const fit = new ResizeObserver(() => chart.resize())
    fit.observe(here.current!)
    return () => {
      fit.disconnect()
      chart.dispose()
    }
  }, [trend, unit, lang])
  const first = trend.find((p) => p.value !== null)
  const last = trend.findLast((p) => p.value !== null)
  const label =
    first && last
      ? `${title}：${first.day} ${measured(first.value, unit, lang)} → ${last.day} ${measured(last.value, unit, lang)}`
      : title
  return <div ref={here} className="chart" role="img" aria-label={label} />
}
