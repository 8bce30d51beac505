import { Told } from './told'

/** How the page looks to this worker: large type, strong contrast. */
export interface Look {
  large: boolean
  contrast: boolean
}

const KEPT = 'anxin-worker.look'

function kept(): Look {
  try {
    return { large: false, contrast: false, ...JSON.parse(localStorage.getItem(KEPT) || '{}') }
  } catch {
    return { large: false, contrast: false }
  }
}

export const look = new Told<Look>(kept())

function show({ large, contrast }: Look) {
  document.documentElement.className = [large ? 'large' : '', contrast ? 'contrast' : ''].join(' ').trim()
}

export function change(part: Partial<Look>) {
  look.tell({ ...look.value, ...part })
  show(look.value)
  try {
    localStorage.setItem(KEPT, JSON.stringify(look.value))
  } catch {
    // It stays until the page is closed.
  }
}

show(look.value)
