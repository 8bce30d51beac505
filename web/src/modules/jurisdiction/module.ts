import { Notebook } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'

export default {
  routes: [
    { path: '/rules', name: 'rules', component: () => import('./pages/RuleListPage.vue') },
    { path: '/rules/:id', name: 'rule', component: () => import('./pages/RulePage.vue'), props: true },
  ],
  menu: { title: 'menu.rules', route: 'rules', icon: Notebook, group: 'law', order: 50 },
} satisfies ConsoleModule
