/** The text beside the app that says whose each part is, and under what terms. @param {readonly import('./inside.mjs').Part[]} parts */
export function licencesText(parts) {
  const line = '='.repeat(80)
  const each = parts.map(
    ({ name, version, licence, text }) =>
      `${line}\n${name} ${version}\nLicence: ${licence}\n\n${text ?? 'Its package has the name of the licence and no text of it.'}\n`,
  )
  return `Pestle has these parts of other people's inside. What Chromium, inside Electron, has inside is in LICENSES.chromium.html.\n\n${each.join('\n')}`
}
