// Makes anxin/engine/identity/successions.csv: what became of the codes that the lists of 2010 to 2016 had and areas.csv
// has no more, or has by another name. The lists are those of the npm package gb2260 (licence MIT). A code goes to the one
// area of its province that bears its name; where its name is gone too, successions-compiled.csv beside this file says
// where it went. Nobody else's list was copied for that: check a line with the State Council's reply before relying on it.
// Run in an empty folder:
//   npm pack gb2260@0.6.0 && tar xzf gb2260-*.tgz && node successions.mjs package/lib > successions.csv
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const lists = {
  '2010-10-31': '201010', '2011-10-31': '201110', '2012-10-31': '201210', '2013-08-31': '201308',
  '2014-10-31': '201410', '2015-09-30': '201509', '2016-07-31': '201607',
}
const lastList = '2023-06-30' // of the statistics bureau, which areas.csv is made of
const misprints = new Set(['450331', '451402', '620201'])
const here = import.meta.dirname
const rows = (file) => readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))
const today = new Map(rows(join(here, '../resources/anxin/engine/identity/areas.csv')).map(([code, name]) => [code, name]))
const compiled = new Map(rows(join(here, 'successions-compiled.csv')).map(([code, ...rest]) => [code, rest]))
const days = [...Object.keys(lists), lastList]
const years = [...Object.values(lists).map((id) => new Map(Object.entries(JSON.parse(readFileSync(join(process.argv[2], `${id}.json`)))))), today]

const stem = (name) => name.replace(/(自治县|自治旗|市|县|区|旗)$/, '')
const level = (code) => (code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3)
const grouping = (code, name) => ['市辖区', '县'].includes(name) || name.includes('直辖县级')

const found = []
for (let i = 0; i + 1 < years.length; i++) {
  for (const [code, name] of years[i]) {
    const next = years[i + 1].get(code)
    if (next === name || grouping(code, name) || misprints.has(code) || code.startsWith('1390')) continue
    if ((next === undefined) === today.has(code)) continue
    const [to = '', day = '', note = ''] = compiled.get(code) ?? []
    const successors = next !== undefined ? [code] : to ? to.split(' ') : sameName(code, name)
    if (!successors.length || successors.some((each) => !today.has(each))) throw new Error(`${code} ${name}: ${successors}`)
    found.push({ code, name, i, day: day || days[i + 1], exact: Boolean(day), to: successors, compiled: Boolean(to), note })
  }
}

function sameName(code, name) {
  return [...today].filter(([other, its]) => other.slice(0, 2) === code.slice(0, 2) && level(other) === level(code) && stem(its) === stem(name)).map(([other]) => other).slice(0, 2)
}

function kind({ code, i, to }) {
  if (to.length > 1) return 'SPLIT'
  const others = found.filter((each) => each.code !== code && each.to.length === 1 && each.to[0] === to[0] && each.i === i)
  if (to[0] === code) return others.length ? 'MERGED' : 'RENAMED'
  return years[i].has(to[0]) || others.length ? 'MERGED' : 'RECODED'
}

console.log('code,name,kind,to,day,exact,compiled,note')
for (const each of found.sort((a, b) => a.code.localeCompare(b.code) || a.i - b.i)) {
  console.log([each.code, each.name, kind(each), each.to.join(' '), each.day, each.exact, each.compiled, each.note].join(','))
}
