/** The width of a text in ems of its own size. */
export type Measure = (text: string, bold: boolean) => number

// A word no line can hold is broken between its characters: it must be read, not cut.
const broken = (word: string, fits: (text: string) => boolean): readonly string[] => {
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part !== '' && !fits(part + character)) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}

/** Puts a text into lines that fit, at blanks where there are any and never at one that does not break; line ends in the text stay. Every character but blanks is kept. */
export const wrapText = (text: string, fits: (line: string) => boolean): readonly string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((paragraph) => wrapParagraph(paragraph.trim().replaceAll(/[^\S\u00a0]+/g, ' '), fits))

const wrapParagraph = (paragraph: string, fits: (line: string) => boolean): readonly string[] => {
  if (paragraph === '') return []
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ').flatMap((one) => (fits(one) ? [one] : broken(one, fits)))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && !fits(longer)) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
