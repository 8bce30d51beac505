/// <reference types="vite/client" />

import 'vue-router'
import type { Role } from '@/api/types'

declare module 'vue-router' {
  interface RouteMeta {
    /** Open without a session. */
    public?: boolean
    /** Roles that may open the page; absent: every role. */
    roles?: readonly Role[]
  }
}
