// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { describe, expect, it } from 'vitest'
import type { FactRow, OpenedFact, Warning } from '@/api/types'
import zhCN from '@/locales/zh-CN'
import FactTable from '@/modules/warning/components/FactTable.vue'
import { keptOtherwise } from '@/modules/warning/composables/useFact'
import DataTable from '@/ui/DataTable.vue'

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': zhCN } })
const same = (text: string) => ({ value: text, text })

const unpaid: OpenedFact = {
  projectCode: 'P1', projectName: '滨江路工程', fact: 'month.unpaidFen', label: '未发工资', month: '2026-09', asOf: '2026-11-20',
  value: '9000.00', text: '9,000.00元', unit: 'yuan', total: 2, next: null,
  columns: [
    { name: 'name', title: '姓名', unit: 'text', sum: null },
    { name: 'unpaid', title: '未发工资', unit: 'yuan', sum: { value: '9000.00', text: '9,000.00元' } },
  ],
  items: [
    { cells: [same('张*'), { value: '6000.00', text: '6,000.00元' }], opens: null, person: null },
    { cells: [same('李*'), { value: '3000.00', text: '3,000.00元' }], opens: null, person: null },
  ],
}

async function table(fact: OpenedFact, rows: FactRow[] = fact.items) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/projects/:code/facts/:fact', name: 'fact', component: { template: '<i />' } }],
  })
  await router.push(`/projects/P1/facts/${fact.fact}?month=2026-09&asOf=2026-11-20&warning=7`)
  return mount(FactTable, { props: { fact, rows }, global: { plugins: [i18n, router] } })
}

describe('the rows behind a number', () => {
  it('end with a line of sums', async () => {
    const shown = await table(unpaid)

    expect(shown.findAll('tbody tr')).toHaveLength(2)
    expect(shown.findAll('tfoot td').map((cell) => cell.text())).toEqual(['合计', '9,000.00元'])
  })

  it('can be seen in full, by those who may and where they are about a person', async () => {
    const rows = unpaid.items.map((row, i) => ({ ...row, person: i === 0 ? 7 : null }))
    const columns = [unpaid.columns[0]!, { name: 'identityNumber', title: '身份证号', unit: 'text', sum: null }]
    const shown = await table({ ...unpaid, columns }, rows)
    expect(shown.findAll('.el-button')).toHaveLength(0)

    await shown.setProps({ mayReveal: true })
    await shown.get('tbody .el-button').trigger('click')

    expect(shown.findAll('tbody .el-button')).toHaveLength(1)
    expect(shown.emitted('reveal')).toEqual([[expect.objectContaining({ person: 7 })]])
  })

  it('have no line of sums where nothing adds up', async () => {
    const dates: OpenedFact = { ...unpaid, columns: [{ name: 'entryDate', title: '进场日期', unit: 'date', sum: null }], items: [{ cells: [same('2026-09-01')], opens: null, person: null }] }

    expect((await table(dates)).find('tfoot').exists()).toBe(false)
  })

  it('that are numbers themselves open in turn, for the same month, day and warning', async () => {
    const share: OpenedFact = {
      ...unpaid, fact: 'month.uncoveredShare', unit: 'share',
      columns: [{ name: 'fact', title: '由以下数值算出', unit: 'text', sum: null }, { name: 'value', title: '数值', unit: 'count', sum: null }],
      items: [{ cells: [same('出勤而未领工资人数'), { value: '3', text: '3人' }], opens: 'month.uncovered', person: null }],
    }

    const link = (await table(share)).get('tbody a')

    expect(link.text()).toBe('3人')
    expect(link.attributes('href')).toBe('/projects/P1/facts/month.uncovered?month=2026-09&asOf=2026-11-20&warning=7')
  })

  it('say so when there are none', async () => {
    expect((await table(unpaid, [])).text()).toContain('没有对应的明细')
  })
})

describe('what a warning kept of a number', () => {
  const warning = {
    projectCode: 'P1', month: '2026-09', judgedFor: '2026-11-20',
    facts: [{ name: 'month.unpaidFen', label: '未发工资', value: '12000.00', text: '12,000.00元', unit: 'yuan', opens: true }],
  } as Warning

  it('is told where the rows now give another', () => {
    expect(keptOtherwise(warning, unpaid)?.text).toBe('12,000.00元')
  })

  it('is not told where it is the same, or was of another day, month or project', () => {
    expect(keptOtherwise(warning, { ...unpaid, value: '12000.00' })).toBeUndefined()
    expect(keptOtherwise(warning, { ...unpaid, asOf: '2026-11-21' })).toBeUndefined()
    expect(keptOtherwise(warning, { ...unpaid, month: '2026-10' })).toBeUndefined()
    expect(keptOtherwise(warning, { ...unpaid, projectCode: 'P2' })).toBeUndefined()
    expect(keptOtherwise(undefined, unpaid)).toBeUndefined()
  })
})

it('no column of a table is squeezed to a character', () => {
  const columns = [{ key: 'a', label: '甲' }, { key: 'b', label: '乙', width: '92px' }, { key: 'c', label: '丙', width: '21%' }]
  const table = mount(DataTable<{ id: number }>, { props: { caption: '清单', columns, rows: [{ id: 1 }], rowKey: (row: { id: number }) => row.id }, global: { plugins: [i18n] } })

  expect(table.findAll('th').map((head) => head.element.style.minWidth)).toEqual(['8em', '92px', '8em'])
})
