import { useEffect } from 'preact/hooks'
import { type Draft, type Step, steps } from '../draft'
import { draft, here, write } from '../phone'
import { go, instead } from '../route'
import { Amount } from '../steps/amount'
import { Check } from '../steps/check'
import { Debtor } from '../steps/debtor'
import { GroupList } from '../steps/list'
import { ModeStep } from '../steps/mode'
import { People } from '../steps/people'
import { Proof } from '../steps/proof'
import { Since } from '../steps/since'
import { AreaStep, Place, SiteStep } from '../steps/where'
import { What } from '../steps/what'
import { Who } from '../steps/who'
import { useTold } from '../told'
import { t } from '../words'

export interface StepProps {
  draft: Draft
  /** Lays the answer into the phone. */
  write: (part: Partial<Draft>) => void
  /** The next question; `to` jumps. */
  next: (to?: Step) => void
}

const SCREENS = {
  area: AreaStep, site: SiteStep, place: Place, debtor: Debtor, since: Since, people: People, amount: Amount,
  list: GroupList, what: What, proof: Proof, mode: ModeStep, who: Who, check: Check,
}

/** The report, one question per screen. */
export function Questions({ step }: { step?: string }) {
  const now = useTold(draft)
  const { site } = useTold(here)
  const order = steps(now)
  const at = SCREENS[step as Step] ? (step as Step) : undefined
  useEffect(() => {
    // Chosen before the program was there: the site of the code is known by now or comes with the first question.
    if (!at) {
      if (!now.site && !now.area && site) write({ site })
      instead('report', now.at || steps(draft.value)[0]!)
    } else if (now.at !== at) {
      write({ at })
    }
  }, [at])
  if (!at) return null
  const place = order.indexOf(at)
  const next = (to?: Step) => {
    const after = steps(draft.value)
    go('report', to || after[after.indexOf(at) + 1] || 'check')
  }
  const Now = SCREENS[at]
  return (
    <div>
      {place >= 0 && (
        <div class="progress">
          <progress max={order.length} value={place + 1} aria-label={t('report.progress', { at: place + 1, of: order.length })} />
          <span aria-hidden="true">{place + 1} / {order.length}</span>
        </div>
      )}
      <Now key={at} draft={now} write={write} next={next} />
    </div>
  )
}
