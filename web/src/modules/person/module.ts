import { Postcard } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { MAY_COPY_OUT } from '@/modules/access/composables/useSession'

export default {
  routes: [{ path: '/persons/copy', name: 'person-copy', component: () => import('./pages/CopyPage.vue'), meta: { roles: MAY_COPY_OUT } }],
  menu: { title: 'menu.persons', route: 'person-copy', icon: Postcard, group: 'system', order: 80, roles: MAY_COPY_OUT },
} satisfies ConsoleModule
