const BROWSERS: readonly [string, RegExp][] = [
  ['WeChat', /MicroMessenger/],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
]

const SYSTEMS: readonly [string, RegExp][] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
]

const nameOf = (names: readonly [string, RegExp][], agent: string) => names.find(([, sign]) => sign.test(agent))?.[0]

/** Which browser on which system, from how it names itself; nothing for a program that is no browser. */
export function browserOf(agent: string): string | undefined {
  const browser = nameOf(BROWSERS, agent)
  return browser && [browser, nameOf(SYSTEMS, agent)].filter(Boolean).join(' · ')
}
