// A stand-in for the workers' API: for development and for the unit tests of the page.
import { createHash, randomBytes } from 'node:crypto'

const AREAS = [
  ['500105', '江北区', '重庆市 江北区'], ['500105004', '五里店街道', '重庆市 江北区 五里店街道'], ['500112', '渝北区', '重庆市 渝北区'], ['330783', '东阳市', '浙江省 金华市 东阳市'],
].map(([code, name, path]) => ({ code, name, path }))
const SITES = [
  { code: 'GC-1', name: '滨江路三号地块工程', area: '500105', areaName: '重庆市江北区', contractor: '重庆宏远建设有限公司', subcontractors: ['渝建劳务有限公司', '川东劳务有限公司'], channel: 'OWN_PAGE', brand: '安薪码', hotline: '12333' },
  { code: 'GC-2', name: '五里店安置房二期', area: '500105', areaName: '重庆市江北区', contractor: '重庆宏远建设有限公司', subcontractors: [], channel: 'OWN_PAGE', brand: '安薪码', hotline: '12333' },
]
const WORDS = { RECEIVED: '已收到', CHECKING: '正在核实', WORKING: '正在处理', ANSWERED: '已答复', PAID: '已付清', CLOSED: '已办结', WITHDRAWN: '已撤回', PASSED_ON: '已转有关部门' }

const problem = (status, code, detail) => ({ status, body: { title: code, status, code, detail } })
const ok = (body) => ({ status: 200, body })
const UNKNOWN = problem(404, 'REPORT_UNKNOWN', '没有这个回执，或者查询码不对。请照着回执再看一遍。')

/** One office: `handle` answers a request, `reports` is what it has taken in. */
export function office({ now = () => new Date(), bits = 0 } = {}) {
  const reports = []
  const challenges = new Set()
  const byKey = new Map()

  const shown = (report) => ({
    number: report.number, receivedAt: report.receivedAt, state: report.state, stateWords: WORDS[report.state], site: report.site, debtor: report.body.debtor, amountFen: report.body.amountFen,
    people: report.body.people, limit: report.limit, steps: report.steps, questions: report.questions, files: report.files.map(({ id, name, kind }) => ({ id, name, kind })), payments: report.payments,
    mayRate: report.state === 'ANSWERED' || report.state === 'CLOSED', mayReopen: report.state === 'CLOSED' || report.state === 'ANSWERED' || report.state === 'WITHDRAWN', mayWithdraw: !['CLOSED', 'WITHDRAWN'].includes(report.state),
  })
  const step = (report, words) => report.steps.push({ at: now().toISOString(), words })

  function receive(body, work) {
    if (byKey.has(body.key)) return ok(byKey.get(body.key))
    if (bits > 0) {
      const [challenge, n] = String(work ?? '').split(':')
      const digest = createHash('sha256').update(`${challenge}:${n}`).digest()
      if (!challenges.has(challenge) || digest.readUInt32BE() >>> (32 - bits) !== 0) return problem(429, 'WORK_NEEDED', '现在反映的人很多，请稍等。')
    }
    if (!body.text || !body.text.trim()) return problem(400, 'TEXT_MISSING', '请说说是怎么回事。')
    const number = `2026-${randomBytes(2).toString('hex').toUpperCase()}-${randomBytes(2).toString('hex').toUpperCase()}`
    const limit = { due: '2026-11-28', words: '最迟 2026-11-28 答复您。' }
    const receipt = { number, secret: randomBytes(16).toString('hex'), receivedAt: now().toISOString(), limit, reporters: Math.max(1, body.group?.length ?? 0), link: '' }
    const site = SITES.find(({ code }) => code === body.site)
    const report = { ...receipt, body, state: 'RECEIVED', site: site?.name ?? body.place, limit, steps: [], questions: [], files: [], payments: [], ratings: [], additions: [] }
    step(report, '收到您反映的事')
    if (body.text.includes('提问')) report.questions.push({ id: 1, text: '包工头的电话是多少？', askedAt: now().toISOString() })
    if (body.text.includes('办结')) report.state = 'CLOSED'
    reports.push(report)
    byKey.set(body.key, receipt)
    return ok(receipt)
  }

  function list(text) {
    const rows = text.split(/\r?\n/).map((line, i) => [line.trim(), i + 1]).filter(([line]) => line).map(([line, at]) => {
      const [name, amount, phone] = line.split(/[\s,，\t]+/)
      const yuan = Number(String(amount ?? '').replace(/元$/, ''))
      return yuan > 0 ? { line: at, name, phone: phone ?? null, identityNumber: null, amountFen: Math.round(yuan * 100) } : { line: at, name, phone: null, identityNumber: null, amountFen: null, problem: `第 ${at} 行没有金额；不知道可以不填。` }
    })
    return ok({ rows })
  }

  function followUp(report, what, body, files) {
    if (byKey.has(body.key)) return ok(byKey.get(body.key))
    const answers = {
      files: () => (report.files.push({ id: report.files.length + 1, ...files }), { id: report.files.length, name: files.name, size: files.size, sha256: '' }),
      additions: () => void (report.additions.push(body.text), step(report, '您补充了情况')),
      answers: () => void ((report.questions.find(({ id }) => id === body.question).answer = body.text), step(report, '您回答了问题')),
      payment: () => void (report.payments.push({ received: body.received, amountFen: body.amountFen }), (report.state = body.received === 'ALL' ? 'PAID' : report.state), step(report, '您说了钱到没到')),
      rating: () => void report.ratings.push(body.stars),
      reopening: () => void ((report.state = 'WORKING'), step(report, '您要求再办')),
      withdrawal: () => void ((report.state = 'WITHDRAWN'), step(report, '您撤回了')),
    }
    const answer = answers[what]() ?? shown(report)
    byKey.set(body.key, answer)
    return ok(answer)
  }

  /** body: parsed JSON, or the fields of a form with `file: {name, size, text}` */
  function handle(method, path, { headers = {}, body, query = new URLSearchParams() } = {}) {
    if (method === 'GET' && path.startsWith('site/')) return ok(SITES.find(({ code }) => code === decodeURIComponent(path.slice(5))) ?? null).body ? ok(SITES.find(({ code }) => code === decodeURIComponent(path.slice(5)))) : problem(404, 'SITE_UNKNOWN', '没有这个工地。')
    if (path === 'areas') return ok(AREAS.filter((area) => area.path.includes(query.get('text') ?? '')))
    if (path === 'sites') return ok(SITES.filter((site) => site.area.startsWith((query.get('area') ?? '').slice(0, 6)) && site.name.includes(query.get('text') ?? '')).map(({ code, name, area, areaName }) => ({ code, name, area, areaName })))
    if (path === 'challenge') {
      if (bits === 0) return ok({ needed: false })
      const challenge = randomBytes(8).toString('hex')
      challenges.add(challenge)
      return ok({ needed: true, challenge, bits })
    }
    if (path === 'reports') return receive(body, headers['x-work'])
    if (path === 'lists') return list(body.file ? body.file.text : body.text)
    if (path === 'wages/code') return ok({ sent: true })
    if (path === 'wages') {
      return body.code === '123456'
        ? ok({ name: '王*', projects: [{ name: SITES[0].name, months: [{ month: '2026-09', days: 26, dueFen: 780000, paidFen: 780000, paidOn: '2026-10-15' }, { month: '2026-10', days: 24, dueFen: 720000, paidFen: 0, paidOn: null }] }] })
        : problem(403, 'CODE_WRONG', '验证码不对，或者过期了。请再要一个。')
    }
    const [, number, what] = /^reports\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? []
    const report = reports.find((one) => one.number === decodeURIComponent(number ?? ''))
    if (!report || report.secret !== headers['x-receipt-secret']) return UNKNOWN
    return method === 'GET' ? ok(shown(report)) : followUp(report, what, body, body.file && { name: body.file.name, kind: body.kind, size: body.file.size })
  }

  return { handle, reports }
}

/** The office behind the development server, under /api/worker/. */
export function workerServer() {
  const here = office()
  async function answer(request, response, next) {
    const url = new URL(request.url, 'http://mock')
    if (!url.pathname.startsWith('/api/worker/')) return next()
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const type = request.headers['content-type'] ?? ''
    const content = Buffer.concat(chunks)
    let body
    if (type.startsWith('application/json')) body = JSON.parse(content.toString('utf8'))
    if (type.startsWith('multipart/')) {
      const form = await new Response(content, { headers: { 'Content-Type': type } }).formData()
      const file = form.get('file')
      body = { ...Object.fromEntries(form), file: { name: file.name, size: file.size, text: await file.text() } }
    }
    const { status, body: said } = here.handle(request.method, url.pathname.slice('/api/worker/'.length), { headers: request.headers, body, query: url.searchParams })
    response.statusCode = status
    response.setHeader('Content-Type', status >= 400 ? 'application/problem+json' : 'application/json')
    response.end(JSON.stringify(said))
  }
  const use = (server) => void server.middlewares.use(answer)
  return { name: 'anxin-mock-office', configureServer: use, configurePreviewServer: use }
}
