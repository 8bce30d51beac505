import { Share } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'

export default {
  routes: [
    { path: '/chain', name: 'chain-choose', component: () => import('./pages/ChooseProjectPage.vue') },
    { path: '/projects/:code/chain', name: 'chain', component: () => import('./pages/ChainPage.vue'), props: true },
    { path: '/projects/:code/chain/:arrow', name: 'chain-rows', component: () => import('./pages/ChainRowsPage.vue'), props: true },
  ],
  menu: { title: 'menu.chain', route: 'chain-choose', icon: Share, order: 35 },
} satisfies ConsoleModule
