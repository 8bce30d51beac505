import { Warning } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'

export default {
  routes: [
    { path: '/warnings', name: 'warnings', component: () => import('./pages/WarningListPage.vue') },
    { path: '/warnings/:id(\\d+)', name: 'warning', component: () => import('./pages/WarningPage.vue'), props: true },
    { path: '/projects/:code/facts/:fact', name: 'fact', component: () => import('./pages/FactPage.vue'), props: true },
  ],
  menu: { title: 'menu.warnings', route: 'warnings', icon: Warning, order: 20 },
} satisfies ConsoleModule
