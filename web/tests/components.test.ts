// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createI18n } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import type { Basis, ProjectMonth } from '@/api/types'
import { toProblem } from '@/api/problem'
import zhCN from '@/locales/zh-CN'
import BasisList from '@/modules/jurisdiction/components/BasisList.vue'
import MonthStrip from '@/modules/project/components/MonthStrip.vue'
import DataTable from '@/ui/DataTable.vue'
import LevelTag from '@/ui/LevelTag.vue'

const global = { plugins: [createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': zhCN } })] }

it('a level is told by word, not by colour alone', () => {
  expect(mount(LevelTag, { props: { level: 'RED' }, global }).text()).toContain('红色预警')
})

describe('a table', () => {
  const props = { caption: '清单', columns: [{ key: 'name', label: '名称' }], rowKey: (row: { name: string }) => row.name }

  it('without rows says so and what to do next', () => {
    const table = mount(DataTable<{ name: string }>, { props: { ...props, rows: [], emptyTitle: '没有预警', emptyHint: '请放宽条件' }, global })

    expect(table.text()).toContain('没有预警')
    expect(table.text()).toContain('请放宽条件')
  })

  it('that failed says what was asked, what stood in the way, and offers to try again', async () => {
    const table = mount(DataTable<{ name: string }>, { props: { ...props, rows: undefined, error: toProblem(503, { detail: '数据库正在启动。' }) }, global })

    expect(table.get('[role=alert]').text()).toMatch(/清单.*数据库正在启动。/)
    await table.get('button').trigger('click')
    expect(table.emitted('retry')).toHaveLength(1)
  })

  it('asks for the next page when there is one', async () => {
    const table = mount(DataTable<{ name: string }>, { props: { ...props, rows: [{ name: '甲' }], hasMore: true }, global })

    await table.get('button').trigger('click')
    expect(table.emitted('more')).toHaveLength(1)
  })
})

describe('the basis of a rule', () => {
  const law: Basis = { title: '《保障农民工工资支付条例》', article: '第十一条', text: '《保障农民工工资支付条例》第十一条', href: null, confidence: 'V' }

  it('names the article and how sure it is', () => {
    const text = mount(BasisList, { props: { basis: [law], confidence: 'V', proposal: false }, global }).text()

    expect(text).toContain('《保障农民工工资支付条例》第十一条')
    expect(text).not.toContain('本系统建议值')
  })

  it('that is our own proposal never looks like law', () => {
    const own: Basis = { title: '预警阈值', article: null, text: '预警阈值', href: null, confidence: 'P' }

    expect(mount(BasisList, { props: { basis: [own], confidence: 'P', proposal: true }, global }).text()).toContain('本系统建议值，非法律规定')
  })
})

it('a month whose wages are short shows how much is owed', () => {
  const month: ProjectMonth = {
    month: '2026-09', workers: 40, workDays: 880, dueFen: 30_000_000, paidFen: 12_000_000,
    labourCostDueFen: null, labourCostCreditedFen: 0, payDate: '2026-10-20',
  }

  expect(mount(MonthStrip, { props: { months: [month], asOf: '2026-11-20' }, global }).text()).toContain('欠 18.00')
})
