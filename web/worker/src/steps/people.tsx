import { useState } from 'preact/hooks'
import type { StepProps } from '../pages/questions'
import { Action, Choice, Field, Screen } from '../ui'
import { t } from '../words'

const MOST = 9_999

export function People({ draft, write, next }: StepProps) {
  const [many, setMany] = useState((draft.people || 1) > 1)
  const [text, setText] = useState(many ? String(draft.people) : '')
  const [problem, setProblem] = useState('')
  const on = (event: Event) => {
    event.preventDefault()
    const people = Number(text.normalize('NFKC').replace(/[\s人个]/g, ''))
    if (!(people >= 2 && people <= MOST && people % 1 === 0)) return setProblem(t('people.problem', { most: MOST }))
    write({ people })
    next()
  }
  return (
    <Screen title={t('people.title')} help={t('people.help')}>
      <div class="choices">
        <Choice title={t('people.alone')} chosen={!many && draft.people === 1} onClick={() => { write({ people: 1 }); next() }} />
        <Choice title={t('people.many')} help={t('people.manyHelp')} chosen={many} onClick={() => setMany(true)} />
      </div>
      {many && (
        <form onSubmit={on}>
          <Field label={t('people.count')} mode="numeric" value={text} onInput={(value) => { setText(value); setProblem('') }} problem={problem} />
          <Action>{t('next')}</Action>
        </form>
      )}
    </Screen>
  )
}
