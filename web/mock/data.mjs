// Made-up projects and warnings for looking at the console without a server. Nothing here is real.
let seed = 724
const random = () => ((seed = (seed * 1103515245 + 12345) % 2147483648), seed / 2147483648)
const pick = (list) => list[Math.floor(random() * list.length)]
const between = (low, high) => low + Math.floor(random() * (high - low + 1))

export const TODAY = '2026-11-20'
export const plus = (day, n) => new Date(Date.parse(day) + n * 86400000).toISOString().slice(0, 10)
const monthBefore = (n) => new Date(Date.UTC(2026, 10 - n, 1)).toISOString().slice(0, 7)
const grouped = (fen) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })

export const areas = [
  ['500000', '重庆市', 1, null], ['500103', '渝中区', 3, '500000'], ['500104', '大渡口区', 3, '500000'], ['500105', '江北区', 3, '500000'],
  ['500106', '沙坪坝区', 3, '500000'], ['500107', '九龙坡区', 3, '500000'], ['500112', '渝北区', 3, '500000'], ['500113', '巴南区', 3, '500000'], ['500151', '铜梁区', 3, '500000'],
].map(([code, name, level, parent]) => ({ code, name, level, parent, hasProjects: true }))

const basis = (title, article, confidence = 'V', number = null) => ({ title, article, number, date: null, text: `《${title}》${number ? `（${number}）` : ''}${article ?? ''}`, href: null, confidence })
const decree = (article) => basis('保障农民工工资支付条例', article)
const measure = (article) => basis('工程建设领域农民工工资专用账户管理暂行办法', article)
const proposal = basis('安薪预警阈值建议', null, 'P')

const number = (id, title, value, unit, text, basis, confidence, since = '2020-05-01') => ({ id, title, value, unit, text, basis: basis ?? '本系统建议', confidence, confidenceText: confidence === 'P' ? '本系统建议值，非法律规定' : '已核对原文', proposal: confidence === 'P', since, pack: 'national' })
const rule = (id, title, asks, unit, basis, levels, numbers, clears, about = 'PROJECT') => ({
  id, order: 0, title, asks, about: about.toLowerCase(), unit, basis, confidence: basis[0].confidence, confidenceText: '', note: null, proposal: numbers.some((entry) => entry.confidence === 'P'), off: false,
  clears, handledBy: ['施工总承包单位', '属地人力资源社会保障部门'], levels: levels.map(([level, sentence, condition]) => ({ level, sentence, condition, clearBy: level === 'RED' ? '7 个工作日' : '15 个工作日' })), numbers,
})

export const rules = [
  rule('account-not-opened', '未开设工资专用账户', '施工合同签订后，总包单位是否按期开设了工资专用账户？', 'days', [measure('第六条')],
    [['YELLOW', '合同签订满 30 日仍未开户，逾期 1 日以上', "account.daysLate >= param('account-not-opened.yellow')"], ['RED', '逾期 15 日以上', "account.daysLate >= param('account-not-opened.red')"]],
    [number('account-not-opened.period', '开户期限', '30', 'days', '30 日', '《工程建设领域农民工工资专用账户管理暂行办法》第六条', 'V', '2021-07-07'), number('account-not-opened.red', '红色起点', '15', 'days', '15 日', null, 'P')],
    '总包单位开设工资专用账户，并由开户银行报送账户信息。'),
  rule('deposit-missing', '未足额存储工资保证金', '总包单位是否按期足额存储了工资保证金？', 'yuan', [decree('第三十二条')],
    [['YELLOW', '期限届满后逾期 1 个工作日以上', 'deposit.workdaysLate >= 1'], ['RED', '逾期 15 个工作日以上', 'deposit.workdaysLate >= 15']],
    [number('deposit.rate', '存储比例', '0.02', 'share', '2%', '人社部发〔2021〕65号允许 1%–3%，取中值', 'P', '2021-11-01'), number('deposit.period', '存储期限', '20', 'workdays', '20 个工作日', '《工程建设领域农民工工资保证金规定》第八条', 'V', '2021-11-01')],
    '补足工资保证金，或提交足额保函。'),
  rule('labour-cost-short', '人工费用拨付不足', '建设单位是否按约定把人工费用足额拨入专用账户？', 'yuan', [decree('第二十四条')],
    [['YELLOW', '缺口占应拨付额的 10% 以上', "labourCost.shortShare >= param('labour-cost-short.yellow')"], ['RED', '缺口占 30% 以上', "labourCost.shortShare >= param('labour-cost-short.red')"]],
    [number('labour-cost-short.yellow', '黄色起点', '0.10', 'share', '10%', null, 'P'), number('labour-cost-short.red', '红色起点', '0.30', 'share', '30%', null, 'P')], '建设单位补拨人工费用至缺口低于 10%。'),
  rule('wages-overdue', '逾期未足额支付工资', '到工资支付日，应发工资是否全部发到工人本人？', 'yuan', [decree('第十一条'), decree('第十三条')],
    [['BLUE', '工资支付日后逾期 1 日以上', 'month.daysLate >= 1'], ['YELLOW', '逾期 16 日以上', 'month.daysLate >= 16'], ['RED', '逾期超过 1 个月', 'day > month.payDatePlusMonth']],
    [number('wages-overdue.yellow', '黄色起点', '16', 'days', '16 日', null, 'P')], '足额补发该月工资，并报送工资发放数据。', 'MONTH'),
  rule('pay-coverage', '发放覆盖率不足', '有考勤的工人是否都发到了工资？', 'share', [decree('第二十八条')], [['YELLOW', '有出勤工人未发工资', 'month.uncovered > 0'], ['RED', '未发工资的出勤工人超过 10%', "month.uncovered > param('pay-coverage.red')"]],
    [number('pay-coverage.red', '红色起点', '0.10', 'share', '10%', null, 'P')], '补发漏发工人的工资。', 'MONTH'),
  rule('payroll-not-submitted', '工资表未报送', '工资支付日前，总包单位是否报送了工资表？', 'workers', [measure('第十八条')], [['YELLOW', '支付日前 5 个工作日仍未报送', 'month.noPayroll']],
    [number('payroll.before', '提前天数', '5', 'workdays', '5 个工作日', '《工程建设领域农民工工资专用账户管理暂行办法》第十八条', 'V2', '2021-07-07')], '报送该月工资表。', 'MONTH'),
  rule('attendance-silent', '考勤中断', '在建项目的考勤是否连续？', 'days', [proposal], [['BLUE', '连续 3 日没有考勤', 'attendance.silentDays >= 3'], ['YELLOW', '连续 7 日没有考勤', 'attendance.silentDays >= 7'], ['RED', '连续 15 日没有考勤', 'attendance.silentDays >= 15']],
    [number('attendance-silent.red', '红色起点', '15', 'days', '15 日', null, 'P')], '恢复考勤报送，或登记停工。'),
  rule('contract-missing', '未签劳动合同', '在场工人是否都签订了劳动合同或用工书面协议？', 'share', [decree('第二十八条')], [['YELLOW', '未签比例超过 5%', 'engagement.noContract > 0.05'], ['RED', '未签比例超过 20%', 'engagement.noContract > 0.20']],
    [number('contract-missing.yellow', '黄色起点', '0.05', 'share', '5%', null, 'P')], '补签劳动合同或用工书面协议，并报送签订日期。'),
  rule('notice-board-missing', '未设维权公示牌', '施工现场是否设立了维权信息公示牌？', 'days', [decree('第三十四条')], [['YELLOW', '开工 15 日后仍未设立', 'notice.daysLate >= 1']], [number('notice-board.period', '设立期限', '15', 'days', '15 日', null, 'P')], '设立公示牌并报送日期。'),
  rule('account-frozen', '专用账户被冻结', '专用账户是否被冻结？', 'accounts', [decree('第三十三条')], [['RED', '有账户处于冻结状态', 'account.frozen >= 1']], [], '解除冻结。'),
]
rules.push({ ...rules[8], id: 'not-onboarded', title: '未接入监管平台', asks: '达到规模的项目是否按期接入平台？', off: true, numbers: [] })

const corps = ['渝安建设集团有限公司', '重庆江岸建筑工程有限公司', '嘉陵路桥工程有限公司', '两江市政建设有限公司', '巴渝第三建筑有限公司']
const works = ['中学迁建工程', '保障性租赁住房（二期）', '污水处理厂扩建工程', '滨江路综合管廊工程', '标准厂房建设项目', '人民医院门诊楼', '轨道站点配套道路', '老旧小区改造工程', '数据中心一期土建工程']
const categories = [['01', '房屋建筑工程'], ['02', '市政工程'], ['03', '水利工程'], ['04', '公路工程']]

export const projects = Array.from({ length: 86 }, (_, index) => {
  const area = areas[1 + (index % 8)]
  const [category, categoryName] = pick(categories)
  const startDate = plus('2025-06-01', between(0, 420))
  return {
    code: `${area.code}2025${String(index + 1).padStart(4, '0')}`, name: `${area.name}${pick(works)}`, areaCode: area.code, areaName: area.name, category, categoryName,
    funding: [pick(['GOVERNMENT', 'SOE', 'PRIVATE'])], contractPriceFen: between(800, 42000) * 1000000 + between(0, 99) * 100, contractor: pick(corps), startDate,
    state: startDate > TODAY ? 'NOT_STARTED' : pick(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNING', 'STOPPED', 'COMPLETED']), RED: 0, YELLOW: 0, BLUE: 0,
  }
})

const valueOf = {
  yuan: () => { const fen = between(20000, 9000000) * 100 + between(0, 99); return [(fen / 100).toFixed(2), `${grouped(fen)} 元`] },
  days: () => { const n = between(1, 46); return [String(n), `${n} 天`] },
  share: () => { const n = between(500, 6000); return [(n / 10000).toFixed(4), `${(n / 100).toFixed(2)}%`] },
  workers: () => { const n = between(3, 80); return [String(n), `${n} 人`] },
  accounts: () => ['1', '1 个账户'],
}
const active = rules.filter((entry) => !entry.off)
const drawn = Array.from({ length: 420 }, (_, index) => {
  const project = projects[Math.floor(random() ** 1.4 * projects.length)]
  const found = pick(active)
  const [value, valueText] = valueOf[found.unit]()
  const raisedOn = plus(TODAY, -Math.floor(random() ** 2 * 90))
  const cleared = index % 4 === 3
  const level = pick(found.levels).level
  return {
    id: 1000 + index, projectCode: project.code, projectName: project.name, areaCode: project.areaCode, areaName: project.areaName, rule: found.id, ruleTitle: found.title,
    month: found.about === 'month' ? monthBefore(between(1, 4)) : null, level, value, unit: found.unit, valueText, raisedOn, levelSince: plus(raisedOn, Math.min(3, between(0, 5))) > TODAY ? raisedOn : raisedOn,
    daysOpen: Math.round((Date.parse(TODAY) - Date.parse(raisedOn)) / 86400000), state: cleared ? 'CLEARED' : 'OPEN', clearedOn: cleared ? TODAY : null, acknowledged: random() < 0.3, clearBy: cleared ? null : plus(raisedOn, 14 + between(0, 40)), proposal: found.proposal, provisional: false,
  }
})

// One open warning per rule, project and month, as the real thing has it.
const keys = new Set()
export const warnings = drawn.filter((w) => {
  const key = [w.rule, w.projectCode, w.month, w.state].join('|')
  return !keys.has(key) && keys.add(key)
})
for (const w of warnings) if (w.state === 'OPEN') projects.find((p) => p.code === w.projectCode)[w.level]++

export function warningDetail(id) {
  const item = warnings.find((entry) => entry.id === id)
  if (!item) return null
  const found = rules.find((entry) => entry.id === item.rule)
  const own = item.own ?? (item.own = { comments: [], acknowledgedBy: item.acknowledged ? '李明' : null, acknowledgedAt: item.acknowledged ? '2026-11-19T01:20:00Z' : null })
  const { own: _, ...shown } = item
  return {
    ...shown, explanation: `${item.projectName}${item.month ? `${item.month} ` : ''}${found.title}，截至 ${TODAY} 为 ${item.valueText}。${found.levels.find((entry) => entry.level === item.level)?.sentence}。`,
    clears: found.clears, clearByText: item.clearBy && { text: `应于 ${item.clearBy} 前处置完毕（7 个工作日）。`, lastDay: item.clearBy, provisional: false }, handledBy: found.handledBy,
    basis: found.basis, confidence: found.confidence, confidenceText: '', anyProposal: found.proposal, condition: found.levels[0].condition, clearReason: item.clearedOn ? '条件不再成立' : null,
    facts: [{ name: 'month.dueFen', label: '应发工资', value: '1286000.00', text: '1,286,000.00 元', unit: 'yuan', opens: true }, { name: 'month.paidFen', label: '已发工资', value: '800000.00', text: '800,000.00 元', unit: 'yuan', opens: true }, { name: 'month.payDate', label: '工资支付日', value: '2026-10-20', text: '2026-10-20', unit: null, opens: true }, { name: 'month.workers', label: '考勤或工资表上的工人', value: '63', text: '63 人', unit: 'workers', opens: true }],
    parameters: found.numbers, pack: { code: '50', name: '重庆市', version: '1.2（a41c9e07）', status: 'in force' }, judgedFor: TODAY, provisionalText: null,
    history: [
      { day: item.raisedOn, kind: 'RAISED', kindText: '提出预警', level: 'BLUE', value: item.value, valueText: item.valueText, at: `${item.raisedOn}T18:10:00Z`, by: null, reason: null, moved: [] },
      { day: item.levelSince, kind: 'LEVEL_RAISED', kindText: '升级', level: item.level, value: item.value, valueText: item.valueText, at: `${item.levelSince}T18:10:01Z`, by: null, reason: null, moved: [] },
      ...(item.clearedOn ? [{ day: item.clearedOn, kind: 'CLEARED', kindText: '解除', level: null, value: '', valueText: '', at: `${item.clearedOn}T18:10:02Z`, by: null, reason: '条件不再成立', moved: [] }] : []),
    ],
    comments: own.comments, acknowledgedBy: own.acknowledgedBy, acknowledgedAt: own.acknowledgedAt, previousId: id % 5 === 0 ? id - 1 : null,
  }
}

export function openedFact(code, fact, query) {
  const project = projects.find((entry) => entry.code === code)
  if (!project) return null
  const yuan = (fen) => ({ value: (fen / 100).toFixed(2), text: `${(fen / 100).toLocaleString('en', { minimumFractionDigits: 2 })}元` })
  const same = (text) => ({ value: text, text })
  const wages = Array.from({ length: 26 }, (_, i) => 600000 + i * 12345)
  const sum = yuan(wages.reduce((all, wage) => all + wage, 0))
  return {
    projectCode: code, projectName: project.name, fact, label: '未发工资', month: query.get('month'), asOf: query.get('asOf') ?? TODAY, ...sum, unit: 'yuan', total: wages.length, next: null,
    columns: [{ name: 'name', title: '姓名', unit: 'text', sum: null }, { name: 'identityNumber', title: '身份证号', unit: 'text', sum: null }, { name: 'days', title: '出勤天数', unit: 'days', sum: null }, { name: 'unpaid', title: '未发工资', unit: 'yuan', sum }],
    items: wages.map((wage, i) => ({ cells: [same('张*'), same('500101********' + (1000 + i)), { value: '22', text: '22天' }, yuan(wage)], opens: null })),
  }
}

export function projectDetail(code) {
  const project = projects.find((entry) => entry.code === code)
  if (!project) return null
  const months = Array.from({ length: 13 }, (_, i) => {
    const ago = 12 - i
    const month = monthBefore(ago)
    const workers = ago > 10 ? 0 : 40 + ((i * 7) % 23)
    const due = workers * 780000 + i * 12345
    const dueFen = ago === 0 || workers === 0 ? null : ago === 5 ? null : due
    const paidFen = dueFen === null ? 0 : ago === 2 ? Math.round(due * 0.62) : ago === 1 ? 0 : due
    return { month, workers, workDays: workers * 22, dueFen, paidFen, labourCostDueFen: workers ? due + 300000 : null, labourCostCreditedFen: ago < 2 ? 0 : ago === 4 ? Math.round(due * 0.5) : workers ? due + 300000 : 0, payDate: `${monthBefore(ago - 1)}-20` }
  })
  let balance = 0
  const points = []
  for (const entry of months) {
    if (entry.labourCostCreditedFen) points.push({ day: `${entry.month}-12`, balanceFen: (balance += entry.labourCostCreditedFen) })
    if (entry.paidFen) points.push({ day: `${entry.month}-20`, balanceFen: (balance -= Math.min(entry.paidFen, balance)) })
  }
  const light = (state, text, ...names) => ({ state, text, rules: names })
  return {
    ...project, pack: { code: '50', name: '重庆市' }, address: '示例路 1 号', contractSignedOn: plus(project.startDate, -20), permitOn: plus(project.startDate, -6), plannedCompleteDate: plus(project.startDate, 700), completeDate: null, stoppedOn: null, restartedOn: null,
    registeredOn: plus(project.startDate, 9), noticeBoardOn: null, paymentGuaranteeOn: plus(project.startDate, -15), payDay: 20, depositExempt: false,
    parties: [['009', '建设单位', '示例城市建设投资有限公司', '91500000MA00000A1X'], ['001', '施工总承包单位', project.contractor, '91500000MA00000B2X'], ['010', '监理单位', '示例监理咨询有限公司', '91500000MA00000C3X'], ['003', '劳务分包单位', '示例劳务有限公司', '91500000MA00000D4X']].map(([role, roleName, corpName, corpCode]) => ({ role, roleName, corpName, corpCode })),
    lights: {
      deposit: light('WARN', '保证金差额未补足。', 'deposit-missing'), account: light('OK', '已开设并备案，人工费用基本到账。', 'account-not-opened'), realName: light('OK', '近 30 日考勤工人均已实名登记。'), agentPayment: light('OK', '工资均由专用账户代发。'),
      realNames: light('OK', '实名登记与考勤相符。'), realWages: light('BAD', '2026-09 工资未足额发放。', 'wages-overdue', 'pay-coverage'), realCards: light('OK', '工资均发至本人银行卡。'), realTimeData: light('UNKNOWN', '尚未接入平台。'),
    },
    months, balance: points, payDates: months.map((entry) => entry.payDate),
    accounts: [{ number: '6222****0012', balanceFen: 38_000_000, openedOn: plus(project.startDate, -10), filedOn: plus(project.startDate, 5), closedOn: null, frozenOn: null, unfrozenOn: null }],
    depositState: { requiredFen: 83_200_000, heldFen: 83_200_000, shortFen: 0 },
    deposits: [{ eventNo: 'D1', kind: 'DEPOSIT', kindName: '存储', form: 'CASH', formName: '现金', amountFen: 60000000, date: plus(project.startDate, 8), validTo: null, refersTo: null }, { eventNo: 'D2', kind: 'DEPOSIT', kindName: '存储', form: 'BANK_GUARANTEE', formName: '银行保函', amountFen: 120000000, date: plus(project.startDate, 8), validTo: '2026-10-31', refersTo: null }],
    warnings: warnings.filter((entry) => entry.projectCode === code && entry.state === 'OPEN').sort(byLevel).map(({ own: _, ...entry }) => entry),
  }
}

const RANK = { RED: 0, YELLOW: 1, BLUE: 2 }
export const byLevel = (a, b) => RANK[a.level] - RANK[b.level] || a.raisedOn.localeCompare(b.raisedOn) || a.id - b.id

export const packs = [
  { code: 'national', name: '全国', status: 'in force', statusText: '现行有效', validFrom: '2020-05-01', version: '1.0', parent: null, legalBasis: [basis('保障农民工工资支付条例', null, 'V', '国令第724号')], areas: [], note: null },
  { code: '50', name: '重庆市', status: 'in force', statusText: '现行有效', validFrom: '2020-05-01', version: '1.2', parent: 'national', legalBasis: [basis('重庆市根治欠薪改革方案', null, 'V', '渝府办发〔2025〕38号')], areas: ['500000'], note: null },
  { code: '62', name: '甘肃省', status: 'in force', statusText: '现行有效', validFrom: '2020-05-01', version: '1.0', parent: 'national', legalBasis: [], areas: ['620000'], note: null },
  { code: '620724', name: '高台县', status: 'draft', statusText: '草案，仅供试算', validFrom: '2026-01-01', version: '0.3', parent: '62', legalBasis: [basis('高台县农民工工资支付管理意见（送审稿）', null, 'V', null)], areas: ['620724'], note: '送审稿，未发布；仅供试算。' },
]

export function ruleDetail(id) {
  const found = rules.find((entry) => entry.id === id)
  if (!found) return null
  return {
    ...found,
    packs: packs.map((pack) => ({
      code: pack.code, name: pack.name, status: pack.status, draft: pack.status === 'draft', off: found.off, numbers: found.numbers,
      history: found.numbers.filter((entry) => pack.code === 'national' || (pack.code === '620724' && entry.id === 'deposit.rate')).map(({ id, title, since, value, text, basis, confidence }) => ({ id, title, since, value, text, open: false, basis, confidence, note: null })),
    })),
  }
}
