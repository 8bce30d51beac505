import { Memo } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { SEES_USERS } from '@/modules/access/composables/useSession'

export default {
  routes: [{ path: '/audit', name: 'audit', component: () => import('./pages/AuditPage.vue'), meta: { roles: SEES_USERS } }],
  menu: { title: 'menu.audit', route: 'audit', icon: Memo, group: 'system', order: 95, roles: SEES_USERS },
} satisfies ConsoleModule
