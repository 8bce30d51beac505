// A stand-in for the server, only for `npm run dev:mock`. Any user name signs in with the password "anxin".
import { areas, byLevel, openedFact, packs, plus, projectDetail, projects, ruleDetail, rules, TODAY, warningDetail, warnings } from './data.mjs'

const user = { login: 'officer', name: '王芳', role: 'OFFICER', roleName: '劳动保障监察员', areaCode: '500000', areaName: '重庆市' }
const post = { postId: 1, deputyId: null, called: user.roleName, roleName: user.roleName, areaName: user.areaName, organisationName: null, onBehalfOf: null }
const session = { missing: null, user, post, posts: [post] }
const state = { signedIn: false, scans: [], imports: [], nextId: 1 }
const now = () => new Date().toISOString()

const scan = (extra = {}) => ({ id: state.nextId++, asOf: TODAY, kind: 'DAILY', state: 'DONE', moves: true, importId: null, judged: 86, levelRaised: 1, levelLowered: 0, startedAt: `${plus(TODAY, -1)}T18:10:00Z`, finishedAt: `${plus(TODAY, -1)}T18:10:09Z`, projects: 86, findings: 255, raised: 12, cleared: 5, askedBy: null, failure: null, ...extra })
state.scans.push(scan())

const REJECTIONS = [
  ['payrolls.csv', 18, 'payRollBankCardNumber', '工资卡号', '62220011', '工资卡号应为 12 至 30 位数字，现为 8 位。请核对后重新填写。'],
  ['payrolls.csv', 22, 'totalPayAmount', '应发工资', '5,200', '金额只能写数字，最多两位小数，不要千分位逗号。请改为 5200 或 5200.00。'],
  ['payrolls.csv', 41, 'payMonth', '工资月份', '2026年9月', '月份应写成 yyyy-MM，如 2026-09。'],
  ['workers.csv', 7, 'idCardNumber', '身份证号', '110101190001010001', '身份证号校验位不符，最后一位应为 7。请核对证件。'],
  ['workers.csv', 9, 'entryDate', '进场日期', '', '进场日期为必填。请填写日期，如 2026-09-01。'],
  ['attendance.csv', 1203, 'direction', '进出方向', '进', '进出方向只能填 01（进场）或 02（退场）。'],
]
const FILES = [['projects.csv', 'projects', '项目', 12, 2, 1, 9, 0, 0], ['workers.csv', 'workers', '项目工人', 640, 38, 12, 588, 0, 2], ['attendance.csv', 'attendance', '考勤', 28411, 28410, 0, 0, 0, 1], ['payrolls.csv', 'payrolls', '工资', 612, 580, 29, 0, 0, 3]]

/** Progress follows the clock: ten seconds from queue to done. */
function importNow(entry) {
  const seconds = (Date.now() - entry.started) / 1000
  const done = entry.cancelled ? false : seconds > 10
  const phase = seconds < 1 ? 'QUEUED' : seconds < 6 ? 'CHECKING' : 'APPLYING'
  const share = Math.min(1, seconds / 10)
  const shown = done || seconds > 3
  return {
    id: entry.id, fileName: entry.fileName, sha256: '9f2b6c1e'.repeat(8), size: entry.size, state: entry.cancelled ? 'CANCELLED' : done ? 'DONE' : phase === 'QUEUED' ? 'QUEUED' : phase === 'CHECKING' ? 'CHECKING' : 'APPLYING',
    dryRun: entry.dryRun, cancelRequested: false, submittedAt: new Date(entry.started).toISOString(), startedAt: new Date(entry.started + 1000).toISOString(), finishedAt: done ? new Date(entry.started + 10000).toISOString() : null, by: user.name,
    rejected: shown ? REJECTIONS.length : 0, progress: done || phase === 'QUEUED' ? null : { phase, file: 'attendance.csv', rows: Math.floor(29675 * share), bytes: Math.floor(entry.size * share), totalBytes: entry.size },
    files: shown ? FILES.map(([file, kind, kindName, read, added, changed, unchanged, withdrawn, rejected]) => ({ file, kind, kindName, read, added, changed, unchanged, withdrawn, rejected })) : [],
    remarks: done ? ['payrolls.csv 按 GB18030 编码读取。', 'workers.csv 中的列“备注”不在模板内，已忽略。'] : [], failure: null, warningsChanged: done && !entry.dryRun ? { raised: 4, cleared: 7, raisedInLevel: 1, lowered: 0 } : null,
  }
}

const many = (query, name) => query.getAll(name).flatMap((value) => value.split(',')).filter(Boolean)
const under = (code, area) => !area || area === '000000' || code.startsWith(area.replace(/(00)+$/, ''))

function page(list, query, extra = {}) {
  const from = Number(query.get('cursor') ?? 0)
  const limit = Number(query.get('limit') ?? 50)
  return { items: list.slice(from, from + limit), next: from + limit < list.length ? String(from + limit) : null, ...extra }
}

function findWarnings(query) {
  const [rule, level] = [many(query, 'rule'), many(query, 'level')]
  const wanted = query.get('state') ?? 'OPEN'
  const sort = { RAISED: (a, b) => b.raisedOn.localeCompare(a.raisedOn), VALUE: (a, b) => b.value - a.value, PROJECT: (a, b) => a.projectCode.localeCompare(b.projectCode) }[query.get('sort')] ?? byLevel
  const text = query.get('text') ?? ''
  return warnings
    .filter((w) => under(w.areaCode, query.get('area')) && (wanted === 'ALL' || w.state === wanted) && (!rule.length || rule.includes(w.rule)) && (!level.length || level.includes(w.level)))
    .filter((w) => (!query.get('project') || w.projectCode === query.get('project')) && (!query.get('month') || w.month === query.get('month')) && (w.projectName.includes(text) || w.projectCode.includes(text)))
    .filter((w) => (!query.get('raisedFrom') || w.raisedOn >= query.get('raisedFrom')) && (!query.get('raisedTo') || w.raisedOn <= query.get('raisedTo')))
    .filter((w) => (!query.get('clearedFrom') || (w.clearedOn ?? '') >= query.get('clearedFrom')) && (!query.get('clearedTo') || (w.clearedOn ?? '9') <= query.get('clearedTo')))
    .filter((w) => !query.get('acknowledged') || String(w.acknowledged) === query.get('acknowledged'))
    .map(({ own: _, ...w }) => w).sort(sort)
}

const count = (list, extra = {}) => ({ ...extra, RED: list.filter((w) => w.level === 'RED').length, YELLOW: list.filter((w) => w.level === 'YELLOW').length, BLUE: list.filter((w) => w.level === 'BLUE').length })

function cockpit(area) {
  const open = warnings.filter((w) => w.state === 'OPEN' && under(w.areaCode, area))
  const here = projects.filter((p) => under(p.areaCode, area))
  const now = count(open)
  return {
    asOf: TODAY, provisional: false, projects: here.length, running: here.filter((p) => p.state === 'RUNNING').length, engagements: here.length * 57, warnings: now,
    byArea: areas.filter((a) => a.parent === area).map((a) => count(open.filter((w) => w.areaCode === a.code), { code: a.code, name: a.name })).sort((a, b) => b.RED - a.RED),
    byRule: rules.map((r) => count(open.filter((w) => w.rule === r.id), { rule: r.id, title: r.title })),
    trend: Array.from({ length: 30 }, (_, i) => ({ day: plus(TODAY, i - 29), RED: Math.max(0, now.RED - 29 + i + (i % 4)), YELLOW: Math.max(0, now.YELLOW - (29 - i) * 2 + (i % 7)), BLUE: Math.max(0, now.BLUE + ((i * 5) % 9) - 4) })),
    newToday: warnings.filter((w) => w.raisedOn === TODAY && under(w.areaCode, area)).length, clearedToday: warnings.filter((w) => w.clearedOn === TODAY && under(w.areaCode, area)).length,
    lastScan: state.scans.find((s) => s.state === 'DONE') ?? null, moneyFen: { unpaid: 2346578900 },
  }
}

function tree() {
  const node = (a) => ({ code: a.code, name: a.name, level: a.level, children: areas.filter((b) => b.parent === a.code).map(node) })
  return areas.filter((a) => !a.parent).map(node)
}

const problem = (status, code, detail) => ({ status, body: { title: code, status, code, detail } })
const ok = (body, status = 200) => ({ status, body })
const notFound = problem(404, 'NOT_FOUND', '没有找到该内容：可能不存在，或不在您的管辖范围内。请核对编号。')

const routes = [
  ['GET', /^\/api\/about$/, () => ok({ version: '0.1.0', day: TODAY, calendarProvisional: false })],
  ['GET', /^\/api\/session$/, () => (state.signedIn ? ok(session) : problem(401, 'NO_SESSION', '请先登录。'))],
  ['POST', /^\/api\/session$/, ({ body }) => {
    if (JSON.parse(body).password !== 'anxin') return problem(401, 'SIGN_IN_REFUSED', '用户名或密码不正确。请核对后重试；忘记密码请联系系统管理员重置。')
    state.signedIn = true
    return ok(session)
  }],
  ['DELETE', /^\/api\/session$/, () => ((state.signedIn = false), ok(null, 204))],
  ['GET', /^\/api\/areas\/tree$/, () => ok(tree())],
  ['GET', /^\/api\/areas$/, ({ query }) => ok(areas.filter((a) => a.parent === query.get('parent')))],
  ['GET', /^\/api\/cockpit$/, ({ query }) => ok(cockpit(query.get('area') ?? '500000'))],
  ['GET', /^\/api\/warnings$/, ({ query }) => { const list = findWarnings(query); return ok(page(list, query, { count: { value: list.length, exact: true } })) }],
  ['GET', /^\/api\/warnings\/export\.xlsx$/, () => ok('not a real sheet')],
  ['GET', /^\/api\/warnings\/(\d+)$/, ({ match }) => { const found = warningDetail(Number(match[1])); return found ? ok(found) : notFound }],
  ['POST', /^\/api\/warnings\/(\d+)\/acknowledgement$/, ({ match }) => {
    warningDetail(Number(match[1]))
    const item = warnings.find((w) => w.id === Number(match[1]))
    Object.assign(item, { acknowledged: true })
    Object.assign(item.own, { acknowledgedBy: user.name, acknowledgedAt: now() })
    return ok(null, 204)
  }],
  ['POST', /^\/api\/warnings\/(\d+)\/comments$/, ({ match, body }) => {
    warningDetail(Number(match[1]))
    const comment = { by: user.name, at: now(), text: JSON.parse(body).text }
    warnings.find((w) => w.id === Number(match[1])).own.comments.push(comment)
    return ok(null, 204)
  }],
  ['GET', /^\/api\/projects$/, ({ query }) => {
    const text = query.get('text') ?? ''
    const level = many(query, 'level')
    const list = projects.filter((p) => under(p.areaCode, query.get('area')) && (p.name.includes(text) || p.code.includes(text)) && (!level.length || level.some((l) => p[l])) && (query.get('running') !== 'true' || p.state === 'RUNNING'))
    if (query.get('sort') === 'PRICE') list.sort((a, b) => b.contractPriceFen - a.contractPriceFen)
    return ok(page(list, query, { count: { value: list.length, exact: true } }))
  }],
  ['GET', /^\/api\/projects\/([^/]+)$/, ({ match }) => { const found = projectDetail(decodeURIComponent(match[1])); return found ? ok(found) : notFound }],
  ['GET', /^\/api\/projects\/([^/]+)\/facts\/([^/]+)$/, ({ match, query }) => { const found = openedFact(decodeURIComponent(match[1]), match[2], query); return found ? ok(found) : notFound }],
  ['GET', /^\/api\/imports$/, ({ query }) => ok(page(state.imports.map(importNow), query))],
  ['POST', /^\/api\/imports$/, ({ body, query }) => {
    const name = Buffer.from(/filename="([^"]*)"/.exec(body)?.[1] ?? '', 'latin1').toString('utf8')
    const entry = { id: state.nextId++, fileName: name, size: body.length, dryRun: query.get('dryRun') === 'true', started: Date.now() }
    state.imports.unshift(entry)
    return ok({ id: entry.id }, 202)
  }],
  ['GET', /^\/api\/imports\/(\d+)$/, ({ match }) => { const entry = state.imports.find((e) => e.id === Number(match[1])); return entry ? ok(importNow(entry)) : notFound }],
  ['GET', /^\/api\/imports\/(\d+)\/rejections$/, ({ query }) => ok(page(REJECTIONS.filter((r) => !query.get('file') || r[0] === query.get('file')).map(([file, line, column, columnName, value, sentence]) => ({ file, line, column, columnName, value, sentence })), query))],
  ['GET', /^\/api\/imports\/(\d+)\/rejected\.csv$/, () => ok('file,line,column,value,sentence\r\n')],
  ['POST', /^\/api\/imports\/(\d+)\/cancellation$/, ({ match }) => ((state.imports.find((e) => e.id === Number(match[1])).cancelled = true), ok(null, 202))],
  ['GET', /^\/api\/templates/, () => ok('projectCode,name\r\n')],
  ['GET', /^\/api\/rules$/, () => ok(rules)],
  ['GET', /^\/api\/rules\/([^/]+)$/, ({ match }) => { const found = ruleDetail(match[1]); return found ? ok(found) : notFound }],
  ['GET', /^\/api\/packs$/, () => ok(packs)],
  ['GET', /^\/api\/scans$/, ({ query }) => {
    for (const entry of state.scans) {
      if (entry.state !== 'RUNNING') continue
      const share = (Date.now() - Date.parse(entry.startedAt)) / 5000
      entry.judged = Math.min(86, Math.floor(86 * share))
      if (share > 1) Object.assign(entry, { state: 'DONE', finishedAt: now(), findings: 255, raised: 0, cleared: 0 })
    }
    return ok(page(state.scans, query))
  }],
  ['POST', /^\/api\/scans$/, () => {
    const entry = scan({ kind: 'ASKED', state: 'RUNNING', startedAt: now(), finishedAt: null, judged: 0, findings: 0, askedBy: user.name })
    state.scans.unshift(entry)
    return ok({ id: entry.id }, 202)
  }],
]

async function answer(request, response, next) {
  const url = new URL(request.url, 'http://mock')
  if (!url.pathname.startsWith('/api/')) return next()
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('latin1')
  const send = ({ status, body: content }) => {
    response.statusCode = status
    response.setHeader('Set-Cookie', 'XSRF-TOKEN=mock; Path=/')
    response.setHeader('Content-Type', status >= 400 ? 'application/problem+json' : typeof content === 'string' ? 'application/octet-stream' : 'application/json')
    response.end(content === null ? undefined : typeof content === 'string' ? content : JSON.stringify(content))
  }
  const open = ['/api/session', '/api/about'].includes(url.pathname)
  if (!open && !state.signedIn) return send(problem(401, 'NO_SESSION', '登录已失效，请重新登录。'))
  for (const [method, path, handle] of routes) {
    const match = method === request.method && path.exec(url.pathname)
    if (match) return send(handle({ match, query: url.searchParams, body: request.headers['content-type']?.startsWith('application/json') ? Buffer.from(body, 'latin1').toString('utf8') : body }))
  }
  send(notFound)
}

export function mockServer() {
  return { name: 'anxin-mock-server', configureServer: (server) => void server.middlewares.use(answer) }
}
