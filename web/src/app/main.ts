import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import { whenSecondFactorIsMissing, whenSessionEnds } from '@/api/client'
import { forgetSession, sessionAnew } from '@/modules/access/session'
import App from './App.vue'
import { i18n } from './i18n'
import { queryClient } from './queryClient'
import { router } from './router'
import './theme.css'

whenSessionEnds(() => {
  forgetSession()
  const here = router.currentRoute.value
  if (here.name !== 'sign-in') void router.replace({ name: 'sign-in', query: { back: here.fullPath, ended: '1' } })
})

whenSecondFactorIsMissing(async () => {
  const here = router.currentRoute.value
  if (here.name === 'second-factor') return
  await sessionAnew()
  await router.replace({ name: 'second-factor', query: { back: here.fullPath } })
})

createApp(App).use(i18n).use(VueQueryPlugin, { queryClient }).use(router).mount('#app')
