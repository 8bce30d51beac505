import { begin, draft, here, unfinished } from '../phone'
import { address, go } from '../route'
import { useTold } from '../told'
import { Action, Note, Screen } from '../ui'
import { t } from '../words'
import { steps } from '../draft'

export function Start() {
  const { site, unknown } = useTold(here)
  const waiting = useTold(unfinished)
  const report = async () => {
    await begin()
    go('report', steps(draft.value)[0]!)
  }
  return (
    <Screen title={t('start.title')} help={t('start.help')}>
      {site && <p class="site">{t('start.site', { site: site.name })}</p>}
      {unknown && <Note>{t('start.unknownSite')}</Note>}
      {waiting && (
        <Note>
          <p>{t('start.unfinished')}</p>
          <Action onClick={() => go('report', draft.value.at || steps(draft.value)[0]!)}>{t('start.goOn')}</Action>
        </Note>
      )}
      <nav class="choices">
        <a class="choice" href="#/report" onClick={(event) => { event.preventDefault(); void report() }}>
          <b>{waiting ? t('start.reportAnew') : t('start.report')}</b><span>{t('start.reportHelp')}</span>
        </a>
        <a class="choice" href={address('wages')}><b>{t('start.wages')}</b><span>{t('start.wagesHelp')}</span></a>
        <a class="choice" href={address('follow')}><b>{t('start.follow')}</b><span>{t('start.followHelp')}</span></a>
      </nav>
    </Screen>
  )
}
