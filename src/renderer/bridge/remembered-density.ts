/** How large what is pressed is: as a mouse needs it, or at least 44 px for fingers. */
export type Density = 'mouse' | 'touch'

const key = 'pestle.density'

/** The choice made on this PC. */
export const rememberedDensity = (): Density => (localStorage.getItem(key) === 'touch' ? 'touch' : 'mouse')

/** Shows a choice at once and remembers it on this PC. */
export const chooseDensity = (density: Density): void => {
  localStorage.setItem(key, density)
  showDensity(density)
}

/** Shows a choice. */
export const showDensity = (density: Density): void => {
  document.documentElement.dataset['density'] = density
}
