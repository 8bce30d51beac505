import { encode } from 'uqr'
import type { Sent } from './outbox'
import { t } from './words'

/** The address that opens the report again; behind the # it reaches no server. */
export const linkOf = ({ number, secret }: Pick<Sent, 'number' | 'secret'>) =>
  `${location.origin}${location.pathname}#/r/${encodeURIComponent(number)}/${encodeURIComponent(secret)}`

/** In fours, so that it can be read out and copied by hand. */
export const inFours = (secret: string) => (/[-\s]/.test(secret) ? secret : secret.replace(/(.{4})(?=.)/g, '$1 '))

const WIDTH = 720
const EDGE = 48

/** The receipt as one picture: in-app browsers save a picture by a long press, and nothing else. */
export function picture(sent: Sent, brand: string): string {
  const code = encode(linkOf(sent), { ecc: 'M', border: 0 })
  const dot = Math.floor((WIDTH - 4 * EDGE) / code.size)
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = 430 + dot * code.size
  const pen = canvas.getContext('2d')!
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#1f5a52'
  pen.fillRect(0, 0, WIDTH, 84)
  pen.textAlign = 'center'
  const line = (text: string, y: number, font: string, ink: string) => {
    pen.font = `${font} sans-serif`
    pen.fillStyle = ink
    pen.fillText(text, WIDTH / 2, y, WIDTH - EDGE)
  }
  line(t('receipt.picture', { brand }), 56, 'bold 36px', '#fff')
  line(t('receipt.number'), 136, '28px', '#46524f')
  line(sent.number, 190, 'bold 48px', '#14211f')
  line(t('receipt.secret'), 246, '28px', '#46524f')
  line(inFours(sent.secret), 288, 'bold 30px', '#14211f')
  pen.fillStyle = '#000'
  const left = Math.floor((WIDTH - dot * code.size) / 2)
  code.data.forEach((row, y) => row.forEach((dark, x) => dark && pen.fillRect(left + x * dot, 330 + y * dot, dot, dot)))
  line(t('receipt.pictureHelp'), 385 + dot * code.size, '26px', '#46524f')
  return canvas.toDataURL('image/png')
}
