// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'

class Said {
  voice: unknown
  lang = ''
  rate = 1
  onend?: () => void
  onerror?: () => void
  constructor(readonly text: string) {}
}

const spoken: Said[] = []
let voices: { lang: string }[]
let synthesis: { getVoices: () => { lang: string }[]; speak: (said: Said) => void; cancel: () => void; onvoiceschanged?: () => void }

beforeEach(() => {
  vi.resetModules()
  spoken.length = 0
  voices = []
  synthesis = { getVoices: () => voices, speak: (said) => void spoken.push(said), cancel: () => undefined }
  vi.stubGlobal('speechSynthesis', synthesis)
  vi.stubGlobal('SpeechSynthesisUtterance', Said)
})

describe('reading aloud', () => {
  it('is offered only where the phone has a voice for the language, also one found late', async () => {
    const { findVoice, hasVoice } = await import('../../worker/src/aloud')
    voices = [{ lang: 'en-US' }]
    findVoice()
    expect(hasVoice.value).toBe(false)

    voices = [{ lang: 'en-US' }, { lang: 'cmn-Hans-CN' }]
    synthesis.onvoiceschanged!()
    expect(hasVoice.value).toBe(true)
  })

  it('goes sentence by sentence, because long texts are cut off, and says when it is over', async () => {
    const { readAloud, speaking } = await import('../../worker/src/aloud')
    voices = [{ lang: 'zh-CN' }]
    const page = document.createElement('main')
    Object.defineProperty(page, 'innerText', { value: '谁欠您的工资？\n点一个就行。\n\n包工头' })
    readAloud(page)

    expect(spoken.map(({ text, lang }) => [text, lang])).toEqual([['谁欠您的工资', 'zh-CN'], ['点一个就行', 'zh-CN'], ['包工头', 'zh-CN']])
    expect(speaking.value).toBe(true)
    spoken[2]!.onend!()
    expect(speaking.value).toBe(false)
  })
})
