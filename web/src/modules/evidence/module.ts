import type { RouteLocation } from 'vue-router'
import type { ConsoleModule } from '@/app/modules'
import { MAY_ADMINISTER, SEES_PROJECTS } from '@/modules/access/composables/useSession'
import { one } from '@/ui/addressBar'

const meta = { roles: SEES_PROJECTS }
const component = () => import('./pages/ReceiptPage.vue')

const ofWarning = (route: RouteLocation) => ({ subject: { warning: Number(one(route.params.id)) } })
const ofErasure = (route: RouteLocation) => ({ subject: { erasure: Number(one(route.params.id)) } })
const ofMonth = (route: RouteLocation) => ({ subject: { code: one(route.params.code), month: one(route.params.month) } })

export default {
  routes: [
    { path: '/warnings/:id(\\d+)/receipt', name: 'warning-receipt', component, props: ofWarning, meta },
    { path: '/projects/:code/months/:month/receipt', name: 'month-receipt', component, props: ofMonth, meta },
    { path: '/retention/erasures/:id(\\d+)/receipt', name: 'erasure-receipt', component, props: ofErasure, meta: { roles: MAY_ADMINISTER } },
  ],
} satisfies ConsoleModule
