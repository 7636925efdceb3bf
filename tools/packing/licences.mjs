/** The text beside the app that says whose each part is, and under what terms. @param {readonly import('./inside.mjs').Part[]} parts */
export function licencesText(parts) {
  const line = '='.repeat(80)
  const each = parts.map(
    ({ name, version, licence, author, text }) =>
      `${line}\n${name} ${version}\nLicence: ${licence}\n\n${text ?? `Its package has no text of it. Author: ${author ?? 'not named'}`}\n`,
  )
  return `Pestle has these parts of other people's inside. What Chromium, inside Electron, has inside is in LICENSES.chromium.html.\n\n${each.join('\n')}`
}
