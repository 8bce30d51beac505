import { Postcard } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { MAY_ACT } from '@/modules/access/composables/useSession'

export default {
  routes: [{ path: '/persons/copy', name: 'person-copy', component: () => import('./pages/CopyPage.vue'), meta: { roles: MAY_ACT } }],
  menu: { title: 'menu.persons', route: 'person-copy', icon: Postcard, order: 80, roles: MAY_ACT },
} satisfies ConsoleModule
