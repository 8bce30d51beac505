import { ElMessageBox } from 'element-plus'
import { useI18n } from 'vue-i18n'
import { client } from '@/api/client'
import { Problem } from '@/api/problem'

/** What a console left open must not be enough for: the password is asked for where the server wants to see it again. */
export function useProof() {
  const { t } = useI18n()

  async function proved<R>(act: () => Promise<R>): Promise<R> {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'PROOF_NEEDED') throw error
      const password = await askedFor()
      if (!password) throw error
      await client.POST('/api/session/proof', { body: { password } })
      return act()
    }
  }

  const askedFor = () =>
    ElMessageBox.prompt(t('own.proofHint'), t('own.proof'), {
      inputType: 'password',
      inputPlaceholder: t('own.confirmWith'),
      confirmButtonText: t('own.prove'),
      cancelButtonText: t('user.cancel'),
    }).then(
      ({ value }) => value,
      () => '',
    )

  return { proved }
}
