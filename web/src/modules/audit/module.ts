import { Memo } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { MAY_ADMINISTER } from '@/modules/access/composables/useSession'

export default {
  routes: [{ path: '/audit', name: 'audit', component: () => import('./pages/AuditPage.vue'), meta: { roles: MAY_ADMINISTER } }],
  menu: { title: 'menu.audit', route: 'audit', icon: Memo, order: 95, roles: MAY_ADMINISTER },
} satisfies ConsoleModule
