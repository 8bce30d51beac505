import { Upload } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { MAY_IMPORT } from '@/modules/access/composables/useSession'

export default {
  routes: [
    { path: '/imports', name: 'imports', component: () => import('./pages/ImportsPage.vue'), meta: { roles: MAY_IMPORT } },
    { path: '/imports/:id(\\d+)', name: 'import', component: () => import('./pages/ImportPage.vue'), props: true, meta: { roles: MAY_IMPORT } },
  ],
  menu: { title: 'menu.imports', route: 'imports', icon: Upload, group: 'projects', order: 40, roles: MAY_IMPORT },
} satisfies ConsoleModule
