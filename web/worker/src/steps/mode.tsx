import type { Mode } from '../draft'
import type { StepProps } from '../pages/questions'
import { Choice, Screen } from '../ui'
import { t } from '../words'

const MODES: Mode[] = ['NAMED', 'SEALED', 'ANONYMOUS']

export function ModeStep({ draft, write, next }: StepProps) {
  return (
    <Screen title={t('mode.title')} help={t('mode.help')}>
      <div class="choices">
        {MODES.map((mode) => (
          <Choice key={mode} title={t(`mode.${mode}`)} help={t(`mode.${mode}_HELP`)} chosen={draft.mode === mode} onClick={() => { write({ mode }); next() }} />
        ))}
      </div>
    </Screen>
  )
}
