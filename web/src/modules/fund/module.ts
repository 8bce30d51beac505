import { Wallet } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { SEES_ACCOUNTS } from '@/modules/access/composables/useSession'

const meta = { roles: SEES_ACCOUNTS }

export default {
  routes: [
    { path: '/accounts', name: 'accounts', component: () => import('./pages/AccountsPage.vue'), meta },
    { path: '/accounts/:id(\\d+)', name: 'account-entries', component: () => import('./pages/AccountPage.vue'), props: (route) => ({ id: Number(route.params.id) }), meta },
  ],
  menu: { title: 'menu.accounts', route: 'accounts', icon: Wallet, group: 'projects', order: 35, roles: SEES_ACCOUNTS },
} satisfies ConsoleModule
