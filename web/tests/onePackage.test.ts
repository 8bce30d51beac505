import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { onePackage } from '@/api/onePackage'

const file = (name: string, text: string) => new File([text], name)

it('one file is handed in as it is', async () => {
  const payrolls = file('payrolls.csv', 'a')

  expect(await onePackage([payrolls], 'x.zip')).toBe(payrolls)
})

it('several files become one zip that holds them unchanged', async () => {
  const zip = await onePackage([file('payrolls.csv', '工资\n'), file('workers.csv', 'b\n'.repeat(100_000)), file('empty.csv', '')], 'x.zip')

  const inside = unzipSync(new Uint8Array(await zip.arrayBuffer()))
  const words = (name: string) => new TextDecoder().decode(inside[name])
  expect(Object.keys(inside)).toEqual(['payrolls.csv', 'workers.csv', 'empty.csv'])
  expect(words('payrolls.csv')).toBe('工资\n')
  expect(words('workers.csv')).toBe('b\n'.repeat(100_000))
})
