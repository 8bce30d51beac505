import { Share } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { SEES_PROJECTS } from '@/modules/access/composables/useSession'

const meta = { roles: SEES_PROJECTS }

export default {
  routes: [
    { path: '/chain', name: 'chain-choose', component: () => import('./pages/ChooseProjectPage.vue'), meta },
    { path: '/projects/:code/chain', name: 'chain', component: () => import('./pages/ChainPage.vue'), props: true, meta },
    { path: '/projects/:code/chain/:arrow', name: 'chain-rows', component: () => import('./pages/ChainRowsPage.vue'), props: true, meta },
  ],
  menu: { title: 'menu.chain', route: 'chain-choose', icon: Share, group: 'projects', order: 35, roles: SEES_PROJECTS },
} satisfies ConsoleModule
