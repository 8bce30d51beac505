import { render } from 'preact'
import { App } from './app'
import { findVoice } from './aloud'
import { arriveAt, start } from './phone'
import { speakAsBefore } from './words'
import './look'
import './style.css'

const root = document.getElementById('app')!

start().then(() => {
  speakAsBefore()
  findVoice()
  const code = /[?&]s=([^&]+)/.exec(location.search)
  if (code) void arriveAt(decodeURIComponent(code[1]!))
  root.textContent = ''
  render(<App />, root)
})

// The second time the page opens without a line.
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  addEventListener('load', () => void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => undefined))
}
