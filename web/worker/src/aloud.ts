import { language } from './words'
import { Told } from './told'

/** Whether there is a voice for the language; phones find their voices late. */
export const hasVoice = new Told(false)
export const speaking = new Told(false)

const voice = () => {
  const wanted = language().slice(0, 2)
  return speechSynthesis.getVoices().filter(({ lang }) => lang.replace('cmn', 'zh').slice(0, 2) === wanted)[0]
}

export function findVoice() {
  if (typeof speechSynthesis === 'undefined') return
  const look = () => hasVoice.tell(voice() !== undefined)
  look()
  speechSynthesis.onvoiceschanged = look
}

/** Reads the page aloud, sentence by sentence, or falls silent. */
export function readAloud(page: HTMLElement) {
  if (speaking.value) return silence()
  const sentences = page.innerText.split(/[\n。！？]+/).filter((sentence) => sentence.trim())
  sentences.forEach((sentence, i) => {
    const words = new SpeechSynthesisUtterance(sentence)
    words.voice = voice() || null
    words.lang = language()
    words.rate = 0.9
    words.onerror = words.onend = () => {
      if (i === sentences.length - 1) speaking.tell(false)
    }
    speechSynthesis.speak(words)
  })
  speaking.tell(sentences.length > 0)
}

export function silence() {
  if (typeof speechSynthesis === 'undefined') return
  speechSynthesis.cancel()
  speaking.tell(false)
}
