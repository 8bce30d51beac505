import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { fetchSession } from '@/modules/access/session'
import { menuEntries, modules } from './modules'

const AppShell = () => import('./AppShell.vue')
const routes = modules.flatMap((module) => module.routes)

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    ...routes.filter((route) => route.meta?.public),
    {
      path: '/',
      component: AppShell,
      children: [
        ...routes.filter((route) => !route.meta?.public),
        { path: ':rest(.*)*', name: 'nowhere', component: () => import('./NowherePage.vue') },
      ],
    },
  ],
})

router.beforeEach(async (to: RouteLocationNormalized) => {
  if (to.meta.public) return true
  const session = await fetchSession()
  if (!session) return { name: 'sign-in', query: { back: to.fullPath } }
  if (session.missing) return { name: 'second-factor', query: { back: to.fullPath } }
  const { role } = session.user
  // Everybody begins with the first page of their own menu.
  if (to.path === '/') return { name: menuEntries.find(({ roles }) => !roles || roles.includes(role))?.route ?? 'account' }
  if (to.meta.roles && !to.meta.roles.includes(role)) return { name: 'nowhere', params: { rest: [] } }
  return true
})

// After an upgrade the server no longer has the old chunks; one fresh load gets the new ones.
router.onError((error, to) => {
  if (/dynamically imported module/i.test(String(error?.message)) && !sessionStorage.getItem('anxin.reloaded')) {
    sessionStorage.setItem('anxin.reloaded', '1')
    location.assign(to.fullPath)
  }
})
router.afterEach(() => sessionStorage.removeItem('anxin.reloaded'))
