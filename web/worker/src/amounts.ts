const DIGITS = '零一二三四五六七八九'
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 }
const FORMAL: Record<string, string> = {
  〇: '零', 壹: '一', 幺: '一', 贰: '二', 两: '二', 俩: '二', 叁: '三', 仨: '三', 肆: '四', 伍: '五', 陆: '六', 柒: '七',
  捌: '八', 玖: '九', 拾: '十', 佰: '百', 仟: '千', 萬: '万', 億: '亿', 圆: '元', 块: '元', 毛: '角', w: '万', k: '千',
}

/** More than any site owes (十亿元); a slip of the finger rather than an amount. */
const MOST_FEN = 100_000_000_000

/**
 * An amount (金额) as people write and say it: 38000, 3.8万, 3万8, 三万八千, 38,000元5角.
 *
 * @returns fen, or null where it cannot be told
 */
export function amountFen(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[〇壹幺贰两俩叁仨肆伍陆柒捌玖拾佰仟萬億圆块毛wk]/g, (sign) => FORMAL[sign]!)
    .replace(/[\s,，¥￥]|人民币|rmb|yuan|大概|大约|差不多|一共|约|左右|多|整|钱|正$/g, '')
  const parts = /^([^元角分]*)(?:元(.*))?$/.exec(plain)
  const [yuanText, restText] = parts ? [parts[1]!, parts[2] ?? ''] : ['', plain]
  const yuan = yuanText === '' ? 0 : number(yuanText)
  const rest = small(restText)
  if (yuan === null || rest === null || (yuanText === '' && restText === '')) return null
  const fen = Math.round(yuan * 100) + rest
  return fen > 0 && fen <= MOST_FEN ? fen : null
}

/** What stands behind 元: 5角, 5角3分, or a bare digit as in 五块五. */
function small(text: string): number | null {
  if (text === '') return 0
  const parts = /^(?:([\d一二三四五六七八九零])角?)?(?:([\d一二三四五六七八九])分)?$/.exec(text)
  if (!parts) return null
  const digit = (sign: string | undefined) => (sign === undefined ? 0 : /\d/.test(sign) ? Number(sign) : DIGITS.indexOf(sign))
  return digit(parts[1]) * 10 + digit(parts[2])
}

function number(text: string): number | null {
  if (/^\d+(\.\d{1,2})?$/.test(text)) return Number(text)
  const tokens = text.match(/\d+(?:\.\d+)?|[零一二三四五六七八九]+|[十百千万亿]/g)
  if (!tokens || tokens.join('') !== text) return null
  let [total, section, unit, afterZero] = [0, 0, 1, false]
  let digits: { value: number; one: boolean } | null = null
  for (const token of tokens) {
    const size = UNITS[token]
    if (size === undefined) {
      if (digits) return null
      const value = token.replace(/^零+(?=.)/, '')
      afterZero = token[0] === '零'
      if (value === '零') continue
      // 一二百 is one or two hundred; 三八零零零 alone is a number.
      if (!/^\d/.test(value) && value.length > 1 && tokens.length > 1) return null
      digits = { value: /^\d/.test(value) ? Number(value) : Number([...value].map((sign) => DIGITS.indexOf(sign)).join('')), one: value.length === 1 }
    } else if (size < 10_000) {
      if (!digits && size !== 10) return null
      section += (digits ? digits.value : 1) * size
      ;[unit, afterZero, digits] = [size, false, null]
    } else {
      const below: number = section + (digits ? digits.value : 0)
      if (below === 0 && !(size === UNITS.亿 && total > 0)) return null
      total = size === UNITS.亿 ? (total + below) * size : total + below * size
      ;[section, unit, afterZero, digits] = [0, size, false, null]
    }
  }
  // 三万八 is thirty-eight thousand, 三万零八 is not.
  if (digits && Math.abs(digits.value * 100 - Math.round(digits.value * 100)) > 1e-6) return null
  if (digits) section += digits.one && unit >= 100 && !afterZero ? (digits.value * unit) / 10 : digits.value
  return total + section
}

/** 3800000 fen as it is read out: 三万八千元. */
export function spoken(fen: number): string {
  const [yuan, jiao, cent] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const words = yuan > 0 || fen === 0 ? `${spokenNumber(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return words
  return words + (jiao > 0 ? `${DIGITS[jiao]}角` : yuan > 0 ? '零' : '') + (cent > 0 ? `${DIGITS[cent]}分` : '')
}

/** after: something larger stands before it, so that ten is 一十. */
function spokenNumber(value: number, after = false): string {
  if (value === 0) return '零'
  for (const [name, size] of [['亿', 100_000_000], ['万', 10_000]] as const) {
    if (value >= size) {
      const rest = value % size
      return spokenNumber(Math.floor(value / size), after) + name + (rest === 0 ? '' : (rest < size / 10 ? '零' : '') + spokenNumber(rest, true))
    }
  }
  let [words, left, gap] = ['', value, false]
  for (const [name, size] of [['千', 1_000], ['百', 100], ['十', 10], ['', 1]] as const) {
    const digit = Math.floor(left / size)
    left %= size
    if (digit === 0) {
      gap = words !== ''
      continue
    }
    words += (gap ? '零' : '') + (digit === 1 && size === 10 && words === '' && !after ? '' : DIGITS[digit]) + name
    gap = false
  }
  return words
}

/** 3800000 fen as 38,000 or 38,000.50. */
export function figures(fen: number): string {
  const cents = fen % 100
  return String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',') + (cents ? `.${cents < 10 ? '0' : ''}${cents}` : '')
}
