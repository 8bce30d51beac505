import type { EChartsCoreOption } from 'echarts/core'
import { LEVELS, type Cockpit, type Level } from '@/api/types'

const COLOURS: Record<Level, string> = { RED: '#c8322b', YELLOW: '#c79a00', BLUE: '#2f6fc4' }
const SHAPES: Record<Level, string> = { RED: 'diamond', YELLOW: 'triangle', BLUE: 'circle' }

/** Open warnings by level over the last days; told apart by marker shape as well as colour. */
export function trendOption(trend: Cockpit['trend'], name: (level: Level) => string): EChartsCoreOption {
  return {
    grid: { left: 48, right: 16, top: 30, bottom: 24 },
    legend: { top: 0, right: 0, itemHeight: 8, textStyle: { color: '#23302f' } },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: trend.map((point) => point.day.slice(5)), boundaryGap: false },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#e3e8e7' } } },
    series: LEVELS.map((level) => ({
      name: name(level),
      type: 'line',
      symbol: SHAPES[level],
      symbolSize: 6,
      color: COLOURS[level],
      lineStyle: { width: 1.5 },
      data: trend.map((point) => point[level]),
    })),
  }
}
