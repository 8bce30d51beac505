import { working } from './api'
import { hasVoice, readAloud, silence, speaking } from './aloud'
import { change, look } from './look'
import { here, outbox } from './phone'
import { Follow } from './pages/follow'
import { Questions } from './pages/questions'
import { Read } from './pages/read'
import { Sending } from './pages/sending'
import { Start } from './pages/start'
import { Wages } from './pages/wages'
import { Waiting } from './pages/waiting'
import { address, route } from './route'
import { useTold } from './told'
import { languages, speak, speech, t } from './words'

export function App() {
  const [page, one, two] = useTold(route)
  const { code } = useTold(speech)
  return (
    <div key={code}>
      <Bar />
      <Line />
      <Page page={page} one={one} two={two} />
      <Foot />
    </div>
  )
}

function Page({ page, one, two }: { page?: string; one?: string; two?: string }) {
  switch (page) {
    case 'report':
      return <Questions step={one} />
    case 'sent':
      return <Sending report={one || ''} />
    case 'follow':
      return <Follow />
    case 'r':
      return <Read number={one || ''} secret={two} />
    case 'wages':
      return <Wages />
    case 'waiting':
      return <Waiting />
    default:
      return <Start />
  }
}

function Bar() {
  const { large } = useTold(look)
  const { site } = useTold(here)
  const voice = useTold(hasVoice)
  const reading = useTold(speaking)
  const { code } = useTold(speech)
  const others = languages.filter(([other]) => other !== code)
  return (
    <header class="bar">
      <a class="brand" href="#/">{(site && site.brand) || t('brand')}</a>
      {voice && (
        <button type="button" onClick={() => (reading ? silence() : readAloud(document.querySelector('main')!))}>
          {reading ? t('bar.silent') : t('bar.aloud')}
        </button>
      )}
      <button type="button" aria-pressed={large} onClick={() => change({ large: !large })}>{t('bar.large')}</button>
      {others.length === 1 ? (
        <button type="button" lang={others[0]![0]} onClick={() => speak(others[0]![0])}>{others[0]![1]}</button>
      ) : (
        <select aria-label={t('bar.language')} value={code} onChange={(event) => speak((event.target as HTMLSelectElement).value)}>
          {languages.map(([value, name]) => <option key={value} value={value} lang={value}>{name}</option>)}
        </select>
      )}
    </header>
  )
}

/** Always says what of the worker's things is still in the phone. */
function Line() {
  const { items, line } = useTold(outbox.state)
  const busy = useTold(working)
  const refused = items.filter((item) => item.refusal).length
  const count = items.length - refused
  return (
    <div class="line" role="status">
      {refused > 0 && <a href={address('waiting')}>{t('line.refused', { count: refused })}</a>}
      {busy && <p>{t('line.working')}</p>}
      {count > 0 && <a href={address('waiting')}>{line === 'waiting' ? t('line.waiting', { count }) : t('line.sending', { count })}</a>}
    </div>
  )
}

function Foot() {
  const { contrast } = useTold(look)
  const { site } = useTold(here)
  return (
    <footer>
      <p>{site && site.hotline ? t('foot.hotline', { hotline: site.hotline }) : t('foot.ask')}</p>
      <button type="button" aria-pressed={contrast} onClick={() => change({ contrast: !contrast })}>{t('bar.contrast')}</button>
    </footer>
  )
}
