import { Warning } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { SEES_PROJECTS } from '@/modules/access/composables/useSession'

const meta = { roles: SEES_PROJECTS }

export default {
  routes: [
    { path: '/warnings', name: 'warnings', component: () => import('./pages/WarningListPage.vue'), meta },
    { path: '/warnings/:id(\\d+)', name: 'warning', component: () => import('./pages/WarningPage.vue'), props: true, meta },
    { path: '/projects/:code/facts/:fact', name: 'fact', component: () => import('./pages/FactPage.vue'), props: true, meta },
  ],
  menu: { title: 'menu.warnings', route: 'warnings', icon: Warning, group: 'matters', order: 20, roles: SEES_PROJECTS },
} satisfies ConsoleModule
