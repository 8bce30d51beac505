import { useEffect, useState } from 'preact/hooks'
import * as api from '../api'
import type { StepProps } from '../pages/questions'
import { Action, Choice, Field, Screen, sentence } from '../ui'
import { t } from '../words'

const PAUSE_MS = 350

/** What the office knows under a text; asked when typing pauses. */
function useFound<T>(ask: () => Promise<T[]> | undefined, about: string) {
  const [found, setFound] = useState<{ rows?: T[]; problem?: string }>({})
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(() => {
      const asked = ask()
      if (!asked) return setFound({})
      asked.then(
        (rows) => wanted && setFound({ rows }),
        (failure) => wanted && setFound({ problem: failure instanceof api.LineLost ? t('where.noLine') : sentence(failure) }),
      )
    }, PAUSE_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [about])
  return found
}

function Found({ rows, problem }: { rows?: unknown[]; problem?: string }) {
  return <p class="small" role="status">{problem || (rows && (rows.length ? t('where.found', { count: rows.length }) : t('where.none')))}</p>
}

export function AreaStep({ draft, write, next }: StepProps) {
  const [text, setText] = useState('')
  const found = useFound(() => (text.trim() ? api.areas(text.trim()) : undefined), text)
  const free = () => {
    write({ area: undefined, site: undefined, place: draft.place || '' })
    next('place')
  }
  return (
    <Screen title={t('where.area')} help={t('where.areaHelp')}>
      <Field label={t('where.areaLabel')} value={text} onInput={setText} />
      <Found {...found} />
      <div class="choices">
        {(found.rows || []).map((area) => (
          <Choice key={area.code} title={area.name} help={area.path} onClick={() => { write({ area: { code: area.code, name: area.path || area.name }, site: undefined, place: undefined }); next('site') }} />
        ))}
      </div>
      <Action quiet onClick={free}>{t('where.free')}</Action>
    </Screen>
  )
}

export function SiteStep({ draft, write, next }: StepProps) {
  const [text, setText] = useState('')
  const area = draft.area ? draft.area.code : ''
  const found = useFound(() => api.sites(area, text.trim()), text)
  const choose = (site: api.Site) => {
    write({ site, place: undefined })
    next('debtor')
    // Who builds there is asked meanwhile; without a line one writes it.
    api.site(site.code).then((known) => write({ site: known }), () => undefined)
  }
  return (
    <Screen title={t('where.site')} help={draft.area && t('where.siteHelp', { area: draft.area.name })}>
      <Field label={t('where.siteLabel')} value={text} onInput={setText} />
      <Found {...found} />
      <div class="choices">
        {(found.rows || []).map((site) => (
          <Choice key={site.code} title={site.name} help={site.areaName} onClick={() => choose(site)} />
        ))}
      </div>
      <Action quiet onClick={() => { write({ site: undefined, place: draft.place || '' }); next('place') }}>{t('where.notListed')}</Action>
    </Screen>
  )
}

export function Place({ draft, write, next }: StepProps) {
  const [missing, setMissing] = useState(false)
  const on = (event: Event) => {
    event.preventDefault()
    if (!draft.place || !draft.place.trim()) return setMissing(true)
    next('debtor')
  }
  return (
    <Screen title={t('where.place')} help={t('where.placeHelp')}>
      <form onSubmit={on}>
        <Field label={t('where.place')} unseenLabel rows={4} value={draft.place || ''} onInput={(place) => { write({ place }); setMissing(false) }}
          problem={missing ? t('where.placeMissing') : undefined} />
        <Action>{t('next')}</Action>
      </form>
    </Screen>
  )
}
