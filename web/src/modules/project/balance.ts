import type { EChartsCoreOption } from 'echarts/core'
import type { Project } from '@/api/types'

/** The account balance as steps, with a line at every pay date. Yuan in, ten thousand yuan on the axis. */
export function balanceOption(
  balance: Project['balance'],
  payDates: Project['payDates'],
  asOf: string,
  names: { balance: string; unit: string },
): EChartsCoreOption {
  const points = balance.map((point) => [point.day, point.balanceFen / 1_000_000])
  const last = balance.at(-1)
  if (last && last.day < asOf) points.push([asOf, last.balanceFen / 1_000_000])
  const from = balance[0]?.day ?? asOf
  return {
    grid: { left: 60, right: 20, top: 26, bottom: 24 },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => `${Number(value).toFixed(2)} ${names.unit}` },
    xAxis: { type: 'time', min: from, max: asOf, axisLabel: { formatter: '{yyyy}-{MM}', hideOverlap: true } },
    yAxis: { type: 'value', name: names.unit, nameTextStyle: { align: 'right' }, splitLine: { lineStyle: { color: '#e3e8e7' } } },
    series: [
      {
        name: names.balance,
        type: 'line',
        step: 'end',
        symbol: 'none',
        color: '#2c5a55',
        lineStyle: { width: 1.5 },
        areaStyle: { opacity: 0.08 },
        data: points,
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: '#5a6866', type: 'dashed', width: 1 },
          label: { show: false },
          data: payDates.filter((day) => day >= from && day <= asOf).map((day) => ({ xAxis: day })),
        },
      },
    ],
  }
}
