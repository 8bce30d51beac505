import { createI18n } from 'vue-i18n'
import { expect, it } from 'vitest'
import { Problem, sentenceOf, toProblem } from '@/api/problem'
import zhCN from '@/locales/zh-CN'

const { t } = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': zhCN } }).global

it('the server’s own sentence is shown as it stands', () => {
  expect(sentenceOf(toProblem(409, { code: 'SCAN_RUNNING', detail: '已有扫描在进行。' }), t)).toBe('已有扫描在进行。')
})

it('a failure without a sentence gets ours', () => {
  expect(sentenceOf(toProblem(500, null), t)).toContain('500')
  expect(sentenceOf(new Problem(404, 'X', ''), t)).toContain('没有找到')
})

it('a broken line is told apart from a broken server', () => {
  expect(sentenceOf(new TypeError('Failed to fetch'), t)).toContain('无法连接服务器')
})
